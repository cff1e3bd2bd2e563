/** The storage port, for authors of storages: one commit, one sweep, one draft write, and a few reads. */
@NullMarked
package dev.caredesk.spi.storage;

import org.jspecify.annotations.NullMarked;
