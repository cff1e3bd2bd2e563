/**
 * The use cases of a desk, called by its handles; each loads, decides and commits.
 *
 * <p>More than 20 files: each use case is one class, so that the list of files shows what an agent can do; the at-once
 * actions are in {@code action}.
 */
@NullMarked
package dev.caredesk.core.usecase;

import org.jspecify.annotations.NullMarked;
