package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.event.Position;
import java.util.List;
import java.util.Optional;

/** The reads of the journal. The promises are those of {@link Storage}. */
public interface JournalReads {

    /**
     * The entries after a position, in commit order, none skipped: an entry that commits later never comes in front of one that
     * was read (Z3).
     *
     * @param after empty for the first
     * @param max how many at most; the core asks for 1 to 1,000
     * @throws dev.caredesk.WrongCallException if that can't be a position of the tenant's journal: it is made up, of another storage, or
     *     beyond the newest commit
     */
    List<JournalRow> after(TenantId tenant, Optional<Position> after, int max);

    /** The position of the newest entry; empty when there is none. */
    Optional<Position> latest(TenantId tenant);

    /** The entries of a record with a greater version, oldest first, the newest {@code max} of them (N1). */
    List<JournalRow> history(TenantId tenant, RecordId record, Version after, int max);
}
