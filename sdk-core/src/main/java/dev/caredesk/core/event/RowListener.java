package dev.caredesk.core.event;

import dev.caredesk.spi.storage.JournalPage;

/** A part of the core that hears what was committed for a tenant, by this process or another. */
@FunctionalInterface
public interface RowListener {

    /**
     * Rows of the journal, in commit order; when it was trimmed, others are missed, and all that may have changed is to be looked at. It
     * must not block; what it throws is noted, and not told again.
     */
    void heard(JournalPage page);
}
