/** Storage over JDBC. */
@NullMarked
package dev.caredesk.jdbc;

import org.jspecify.annotations.NullMarked;
