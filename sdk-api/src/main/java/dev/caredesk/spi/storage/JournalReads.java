package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.event.Position;
import java.util.List;
import java.util.Optional;

/** Reads the journal, with the promises of {@link Storage}. */
public interface JournalReads {

    /**
     * Returns the entries after a position, in commit order, none skipped unless it says so: an entry that commits later never
     * comes before one that was read (Z3).
     *
     * @param after empty for the oldest that is there
     * @param max how many at most; the core asks for 1 to 1,000
     * @throws dev.caredesk.WrongCallException if that can't be a position of the tenant's journal: it is made up, of another
     *     storage, or beyond the newest commit
     */
    JournalPage after(TenantId tenant, Optional<Position> after, int max);

    /** Returns the position of the newest entry, even if trimmed; empty when there never was one. */
    Optional<Position> latest(TenantId tenant);

    /**
     * Returns the newest {@code max} entries of a record with a greater version, oldest first (N1, Z3). Entries without a version are
     * in no history, and those that were trimmed with the audit trail are missing.
     *
     * @param after empty for the history from its beginning
     */
    List<JournalRow> history(TenantId tenant, RecordId record, Optional<Version> after, int max);
}
