/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.email;

import org.jspecify.annotations.NullMarked;
