/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded;

import org.jspecify.annotations.NullMarked;
