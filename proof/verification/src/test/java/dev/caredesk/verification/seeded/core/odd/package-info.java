/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.odd;

import org.jspecify.annotations.NullMarked;
