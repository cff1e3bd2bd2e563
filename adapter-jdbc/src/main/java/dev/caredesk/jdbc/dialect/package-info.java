/**
 * All that holds for H2 or PostgreSQL alone, and which of them a data source leads to. Called by the factory.
 */
@NullMarked
package dev.caredesk.jdbc.dialect;

import org.jspecify.annotations.NullMarked;
