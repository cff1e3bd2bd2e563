/**
 * SQL statements with typed values, and the transactions in which they run. Innermost: called by all other packages of the adapter, calls none of
 * them.
 */
@NullMarked
package dev.caredesk.jdbc.sql;

import org.jspecify.annotations.NullMarked;
