/**
 * The journal: its entries as columns, its reads, its trimming and its eras. Called by the factory, {@code commit} and {@code dialect}.
 */
@NullMarked
package dev.caredesk.jdbc.journal;

import org.jspecify.annotations.NullMarked;
