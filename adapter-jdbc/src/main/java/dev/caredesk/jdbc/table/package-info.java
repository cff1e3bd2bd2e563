/**
 * The columns of each table, once for SELECT, INSERT and UPDATE, and the record that a row becomes. Called by whatever reads and writes
 * records; calls only {@code sql}.
 */
@NullMarked
package dev.caredesk.jdbc.table;

import org.jspecify.annotations.NullMarked;
