/**
 * The contract over the storage in memory, and over storages with flaws.
 *
 * <p>More than 20 files: each kind of flaw has a list of its own, all of which use the same flawed storages.
 */
@NullMarked
package dev.caredesk.inmemory;

import org.jspecify.annotations.NullMarked;
