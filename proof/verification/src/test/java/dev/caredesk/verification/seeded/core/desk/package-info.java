/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.desk;

import org.jspecify.annotations.NullMarked;
