package dev.caredesk.spi.storage;

import dev.caredesk.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * The durable store of the SDK. An adapter implements it; {@code StorageContract} of the testkit holds it to every sentence here.
 *
 * <ul>
 *   <li>Atomicity: a commit is there whole or not at all, also after the process was killed; once it has returned, it lasts as
 *       long as the storage does.
 *   <li>Isolation: what a commit checks holds until it is done, also against commits at the same time; a read sees whole commits
 *       only, and every commit that returned before the read began.
 *   <li>Tenants: nothing reads or writes a record of another tenant than the one named (Z2).
 *   <li>Threads: all methods may be called from several threads at once, and may block. No method calls back; only a
 *       {@link CommitBell} does.
 *   <li>Exceptions: {@link dev.caredesk.StorageException}, which says whether the outcome is unknown and whether a retry makes
 *       sense, and holds no personal data; and {@link dev.caredesk.WrongCallException} for every call after {@link #close()}, for
 *       a {@link #saveDraft} without a document, for a page of a size out of bounds, for a limit below 1, for a
 *       text that is no cursor, and for a position that {@link JournalReads#after} can't know. Nothing else.
 *   <li>Nulls: none, in or out.
 * </ul>
 */
public interface Storage extends AutoCloseable {

    /** Commits a ChangeSet, or returns why not. The id of a committed one returns its answer again (E7). */
    CommitResult commit(ChangeSet changes);

    /** Returns the answer of the ChangeSet with the given id, if it is committed. */
    Optional<CommitResult.Committed> committed(TenantId tenant, ChangeSetId id);

    /**
     * Stores a draft outside a commit: no journal, no version (D6). The document is present, else it is a wrong call; the revision
     * is the new one, and the engagement must exist.
     */
    DraftResult saveDraft(TenantId tenant, DraftWrite draft);

    /**
     * Closes requests that are overdue, oldest deadline first, each at its deadline, with a version, and a journal entry by the
     * system whose time is the deadline (R6, R9), as {@link SweptRequest} has them. Safe on any number of nodes at once.
     *
     * @param limit how many at most
     * @return how many it closed; less than the limit when no more are overdue
     */
    int closeOverdue(TenantId tenant, Instant now, int limit);

    /**
     * Takes the oldest entries out of the journal, in commit order, without holding up commits (Z3). Positions never change.
     * Reading from a position before the trimmed entries gives {@link JournalPage#trimmed}. Safe on any number of nodes at once.
     *
     * @param limit how many at most
     * @return how many went; less than the limit when no more have to, or another node is at it
     */
    int trimJournal(TenantId tenant, JournalTrim trim, int limit);

    /**
     * Deletes missed interactions that ended, and early ones that began, before an instant, oldest first, with their messages and lanes; the
     * journal keeps its entries (D8). Safe on any number of nodes at once: one that an agent takes meanwhile stays.
     *
     * @param limit how many interactions at most
     * @return how many it deleted; less than the limit when no more are as old, or a commit has one of them at that moment
     */
    int forgetInteractions(TenantId tenant, Instant before, int limit);

    /** Returns the signal of commits by other processes; empty where the storage has none, and the journal is only polled. */
    Optional<CommitBell> bell();

    /** Returns the reads of records. */
    RecordReads records();

    /** Returns the reads of desks and settings. */
    DeskReads desks();

    /** Returns the reads of offers and missed interactions. */
    InboxReads inbox();

    /** Returns the lanes of commands for channels. */
    LaneStore lanes();

    /** Returns the reads of the journal. */
    JournalReads journal();

    /** Closes the storage; committed data stays. Idempotent. */
    @Override
    void close();
}
