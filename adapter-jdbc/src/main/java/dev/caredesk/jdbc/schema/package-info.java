/**
 * The start on a database: its schema is migrated or checked, and a commit is probed. Called by the factory.
 */
@NullMarked
package dev.caredesk.jdbc.schema;

import org.jspecify.annotations.NullMarked;
