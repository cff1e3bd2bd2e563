/** The storage port, for authors of storages: one commit, one sweep, one draft write, and a few reads. */
@Evolving
@NullMarked
package dev.caredesk.spi.storage;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
