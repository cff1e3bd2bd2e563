/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.testkit.model;

import org.jspecify.annotations.NullMarked;
