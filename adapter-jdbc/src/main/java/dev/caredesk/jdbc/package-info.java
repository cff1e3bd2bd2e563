/** Storage over JDBC. */
@Evolving
@NullMarked
package dev.caredesk.jdbc;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
