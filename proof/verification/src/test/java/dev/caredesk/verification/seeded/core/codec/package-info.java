/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.codec;

import org.jspecify.annotations.NullMarked;
