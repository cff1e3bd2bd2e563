/**
 * Sorted structures in memory: timelines, and the indexes by which customers are matched and searched. Called by {@code table} and
 * {@code read}.
 */
@NullMarked
package dev.caredesk.inmemory.index;

import org.jspecify.annotations.NullMarked;
