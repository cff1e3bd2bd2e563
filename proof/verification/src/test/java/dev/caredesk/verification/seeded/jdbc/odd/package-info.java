/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.jdbc.odd;

import org.jspecify.annotations.NullMarked;
