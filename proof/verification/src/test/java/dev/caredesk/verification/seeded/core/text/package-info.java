/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.text;

import org.jspecify.annotations.NullMarked;
