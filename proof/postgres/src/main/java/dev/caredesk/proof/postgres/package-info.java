/** A real PostgreSQL for tests, which the build brings as a dependency. */
@NullMarked
package dev.caredesk.proof.postgres;

import org.jspecify.annotations.NullMarked;
