/**
 * The database in use: its connections, the transactions on them, what its failures mean, and {@link
 * dev.caredesk.jdbc.database.Dialect}, all that differs between databases. Called by all packages but {@code sql}.
 */
@NullMarked
package dev.caredesk.jdbc.database;

import org.jspecify.annotations.NullMarked;
