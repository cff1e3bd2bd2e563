package dev.caredesk.core.event;

import dev.caredesk.spi.storage.JournalPage;

/** A part of the core that is told what this or another process committed for a tenant. */
@FunctionalInterface
public interface JournalListener {

    /**
     * Takes rows of the journal, in commit order. If it was trimmed, rows are missing, and everything may have changed. It must not block;
     * an exception is noted, and the rows are not told again.
     */
    void heard(JournalPage page);
}
