package dev.caredesk.testkit.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitBell;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.InboxReads;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.LaneStore;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.storage.PlannedFailures.FailurePoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A storage over another one, whose next calls can be made to fail before they are done, to fail after they are done, or to wait;
 * it counts every call. Plans are used up in the order in which they were made, each by the calls that it names. Safe for use by
 * several threads.
 */
public final class FailingStorage implements Storage {

    private final Storage inner;
    private final PlannedFailures disturbances = new PlannedFailures();
    private final RecordReads records;
    private final DeskReads desks;
    private final InboxReads inbox;
    private final LaneStore lanes;
    private final JournalReads journal;

    private FailingStorage(Storage inner) {
        this.inner = inner;
        records = new FailingRecordReads(inner.records(), disturbances);
        desks = new FailingDeskReads(inner.desks(), disturbances);
        inbox = new FailingInboxReads(inner.inbox(), disturbances);
        lanes = new FailingLaneStore(inner.lanes(), disturbances);
        journal = new FailingJournalReads(inner.journal(), disturbances);
    }

    /** A storage over that one, with nothing planned. Closing it closes the other. */
    public static FailingStorage around(Storage inner) {
        refuseNull("inner", inner);
        return new FailingStorage(inner);
    }

    /** The next calls of those kinds, all together {@code times}, fail without doing anything; a retry makes sense. */
    public void failBefore(int times, StorageCall... calls) {
        disturbances.plan(FailurePoint.BEFORE, kinds(times, calls), times, Gate.closed());
    }

    /**
     * The next calls of those kinds, all together {@code times}, are done and then fail; the outcome of a write is then unknown to
     * the caller (E7).
     */
    public void failAfter(int times, StorageCall... calls) {
        disturbances.plan(FailurePoint.AFTER, kinds(times, calls), times, Gate.closed());
    }

    /** The next call of those kinds waits at the gate that this gives, and is done once the gate is open. */
    public Gate blockNext(StorageCall... calls) {
        Gate gate = Gate.closed();
        disturbances.plan(FailurePoint.BLOCKED, kinds(1, calls), 1, gate);
        return gate;
    }

    /** Drops all plans that are left, and opens their gates. A call that waits already is let go by its own gate. */
    public void heal() {
        disturbances.heal();
    }

    /** Returns how often that was called, failures included, since the start or the last reset. */
    public int calls(StorageCall call) {
        return disturbances.counts().getOrDefault(call, 0);
    }

    /** Returns how often each was called; what was not called is left out. */
    public Map<StorageCall, Integer> calls() {
        return disturbances.counts();
    }

    /** Returns how many calls there were in all. */
    public int totalCalls() {
        return disturbances.counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Begins to count from nothing. */
    public void resetCalls() {
        disturbances.resetCounts();
    }

    private static Set<StorageCall> kinds(int times, StorageCall... calls) {
        if (times < 1 || calls.length == 0) {
            throw new WrongCallException("plan of failures must have at least one time and one kind of call, had "
                    + times + " and " + calls.length);
        }
        return Set.copyOf(List.of(calls));
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        return disturbances.through(StorageCall.COMMIT, () -> inner.commit(changes));
    }

    @Override
    public Optional<CommitResult.Committed> committed(TenantId tenant, ChangeSetId id) {
        return disturbances.through(StorageCall.COMMITTED, () -> inner.committed(tenant, id));
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        return disturbances.through(StorageCall.SAVE_DRAFT, () -> inner.saveDraft(tenant, draft));
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        return disturbances.through(StorageCall.CLOSE_OVERDUE, () -> inner.closeOverdue(tenant, now, limit));
    }

    @Override
    public int trimJournal(TenantId tenant, JournalTrim trim, int limit) {
        return disturbances.through(StorageCall.TRIM_JOURNAL, () -> inner.trimJournal(tenant, trim, limit));
    }

    @Override
    public int forgetInteractions(TenantId tenant, Instant before, int limit) {
        return disturbances.through(
                StorageCall.FORGET_INTERACTIONS, () -> inner.forgetInteractions(tenant, before, limit));
    }

    @Override
    public Optional<CommitBell> bell() {
        return inner.bell();
    }

    @Override
    public RecordReads records() {
        return records;
    }

    @Override
    public DeskReads desks() {
        return desks;
    }

    @Override
    public InboxReads inbox() {
        return inbox;
    }

    @Override
    public LaneStore lanes() {
        return lanes;
    }

    @Override
    public JournalReads journal() {
        return journal;
    }

    @Override
    public void close() {
        inner.close();
    }
}
