/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.match;

import org.jspecify.annotations.NullMarked;
