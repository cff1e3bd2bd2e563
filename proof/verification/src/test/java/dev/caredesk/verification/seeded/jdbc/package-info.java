/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.jdbc;

import org.jspecify.annotations.NullMarked;
