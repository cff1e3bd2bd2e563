package dev.caredesk.core.event;

import dev.caredesk.spi.storage.JournalRow;
import java.util.List;

/** A part of the core that hears what was committed for a tenant, by this process or another. */
@FunctionalInterface
public interface RowListener {

    /** Rows of the journal, in commit order. It must not block; what it throws is noted, and not told again. */
    void heard(List<JournalRow> rows);
}
