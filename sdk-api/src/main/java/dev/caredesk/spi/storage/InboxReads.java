package dev.caredesk.spi.storage;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import java.util.Optional;

/**
 * Reads what no agent has accepted yet, with the promises of {@link Storage}; pages and cursors as in {@link RecordReads}. An interaction is
 * read by its id with {@link RecordReads#load}.
 */
public interface InboxReads {
    /**
     * Returns a page of the offers of a desk, or of all of the tenant, oldest first by the instant they began; ties by the commit order of
     * their creation (D5). The count is of the whole list, whatever the page.
     *
     * @param desk without those that it rejected, or that are meant for others; empty for all
     */
    OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size);

    /** Returns a page of the missed interactions, newest first by the instant they ended; ties by the commit order of creation (D8). */
    Rows<StoredInteraction> missed(TenantId tenant, Optional<Cursor> from, int size);
}
