/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.testkit;

import org.jspecify.annotations.NullMarked;
