package dev.caredesk.testkit.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.TenantId;
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
import java.time.Instant;
import java.util.Optional;

/** A storage that does all as another one does: to inherit from where a test needs one of its calls to do otherwise. */
public class DelegatingStorage implements Storage {

    private final Storage inner;

    /** A storage over that one. Closing it closes the other. */
    protected DelegatingStorage(Storage inner) {
        this.inner = inner;
    }

    /**
     * A storage as one of several processes has it: closing it does nothing, so that another SDK can be started on the storage beside
     * it or afterwards.
     */
    public static Storage lent(Storage storage) {
        refuseNull("storage", storage);
        return new DelegatingStorage(storage) {
            @Override
            public void close() {}
        };
    }

    /** The storage that does it. */
    protected final Storage inner() {
        return inner;
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        return inner.commit(changes);
    }

    @Override
    public Optional<CommitResult.Committed> committed(TenantId tenant, ChangeSetId id) {
        return inner.committed(tenant, id);
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        return inner.saveDraft(tenant, draft);
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        return inner.closeOverdue(tenant, now, limit);
    }

    @Override
    public int trimJournal(TenantId tenant, JournalTrim trim, int limit) {
        return inner.trimJournal(tenant, trim, limit);
    }

    @Override
    public int forgetInteractions(TenantId tenant, Instant before, int limit) {
        return inner.forgetInteractions(tenant, before, limit);
    }

    @Override
    public Optional<CommitBell> bell() {
        return inner.bell();
    }

    @Override
    public RecordReads records() {
        return inner.records();
    }

    @Override
    public DeskReads desks() {
        return inner.desks();
    }

    @Override
    public InboxReads inbox() {
        return inner.inbox();
    }

    @Override
    public LaneStore lanes() {
        return inner.lanes();
    }

    @Override
    public JournalReads journal() {
        return inner.journal();
    }

    @Override
    public void close() {
        inner.close();
    }
}
