/** Search terms and queries, as storages get them (S1), and the cursors of pages. */
@NullMarked
package dev.caredesk.core.search;

import org.jspecify.annotations.NullMarked;
