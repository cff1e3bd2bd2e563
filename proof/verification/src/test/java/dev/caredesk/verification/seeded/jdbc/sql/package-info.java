/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.jdbc.sql;

import org.jspecify.annotations.NullMarked;
