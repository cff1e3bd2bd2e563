package dev.caredesk.inmemory.table;

import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** All that one tenant has, behind one lock: commits one after another, reads beside each other (Z2). */
public final class TenantData {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private final RecordTables records = new RecordTables();
    private final DraftTable drafts = new DraftTable();
    private final RecentTable recents = new RecentTable();
    private final ClaimTable claims = new ClaimTable();
    private final LaneTable lanes = new LaneTable();
    private final JournalTable journal;
    private final Map<ChangeSetId, CommitResult.Committed> committed = new HashMap<>();
    private Optional<Payload> settings = Optional.empty();

    private long order;

    /** Makes the data of a tenant that has nothing yet. */
    TenantData(String mark) {
        this.journal = new JournalTable(mark);
    }

    public RecordTables records() {
        return records;
    }

    public DraftTable drafts() {
        return drafts;
    }

    public RecentTable recents() {
        return recents;
    }

    public ClaimTable claims() {
        return claims;
    }

    public LaneTable lanes() {
        return lanes;
    }

    public JournalTable journal() {
        return journal;
    }

    public Optional<Payload> settings() {
        return settings;
    }

    public void replaceSettings(Payload payload) {
        settings = Optional.of(payload);
    }

    /** The answer of a commit that was made before (E7). */
    public Optional<CommitResult.Committed> committed(ChangeSetId id) {
        return Optional.ofNullable(committed.get(id));
    }

    /** Remembers the answer of a commit, which is given again where its id comes again. */
    public void remember(CommitResult.Committed answer) {
        committed.put(answer.id(), answer);
    }

    /** The commit order: greater for what is written later. */
    public long nextOrder() {
        return ++order;
    }

    /** The commit order of what was written last. */
    public long order() {
        return order;
    }

    <T> T read(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    <T> T write(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
