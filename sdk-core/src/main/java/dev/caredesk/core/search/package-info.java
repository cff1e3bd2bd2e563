/** Search: the terms of customers and the clauses of queries, as storages get them (S1), and the cursors of pages. */
@NullMarked
package dev.caredesk.core.search;

import org.jspecify.annotations.NullMarked;
