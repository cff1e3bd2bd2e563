/** The rows of a tenant, each kind with its indexes, behind one lock. Called by {@code commit}, {@code read} and the storage. */
@NullMarked
package dev.caredesk.inmemory.table;

import org.jspecify.annotations.NullMarked;
