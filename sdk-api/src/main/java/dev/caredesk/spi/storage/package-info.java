/**
 * The storage port, for authors of storages: one commit, one sweep, one draft write, and a few reads.
 *
 * <p>More than 20 files: each part of a ChangeSet, each condition and each row that a storage answers with is a record of its own.
 */
@Evolving
@NullMarked
package dev.caredesk.spi.storage;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
