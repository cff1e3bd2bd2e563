package dev.caredesk.inmemory;

import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.inmemory.commit.CloseOverdueRequests;
import dev.caredesk.inmemory.commit.CommitChangeSet;
import dev.caredesk.inmemory.commit.ForgetInteractions;
import dev.caredesk.inmemory.read.InMemoryDeskReads;
import dev.caredesk.inmemory.read.InMemoryInboxReads;
import dev.caredesk.inmemory.read.InMemoryJournalReads;
import dev.caredesk.inmemory.read.InMemoryLaneStore;
import dev.caredesk.inmemory.read.InMemoryRecordReads;
import dev.caredesk.inmemory.table.DraftTable;
import dev.caredesk.inmemory.table.TenantRegistry;
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
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredDraft;
import java.time.Instant;
import java.util.Optional;

/**
 * The storage that keeps all in memory and forgets it when it is closed or the process ends: for tests, and to try the SDK. It
 * checks and indexes as a database does. Commits of one tenant happen one after another; ids of commits are remembered as long
 * as it lives.
 */
public final class InMemoryStorage implements Storage {

    private final TenantRegistry tenants = new TenantRegistry();

    private InMemoryStorage() {}

    /** Creates a new, empty storage. */
    public static InMemoryStorage create() {
        return new InMemoryStorage();
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        return tenants.write(changes.tenant(), data -> CommitChangeSet.run(data, changes));
    }

    @Override
    public Optional<CommitResult.Committed> committed(TenantId tenant, ChangeSetId id) {
        return tenants.read(tenant, data -> data.committed(id));
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        Payload document = draft.document()
                .orElseThrow(() -> new WrongCallException("saved draft must have a document, had none"));
        return tenants.write(tenant, data -> save(data.drafts(), draft, document));
    }

    private static DraftResult save(DraftTable drafts, DraftWrite draft, Payload document) {
        Optional<StoredDraft> present = drafts.find(draft.engagement());
        if (present.isEmpty() || !draft.isBasedOn(present)) {
            return new DraftResult.Moved(present);
        }
        drafts.save(present.get(), draft.revision(), document);
        return new DraftResult.Kept();
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        return tenants.write(tenant, data -> CloseOverdueRequests.run(data, now, Rows.checkedLimit(limit)));
    }

    @Override
    public int trimJournal(TenantId tenant, JournalTrim trim, int limit) {
        return tenants.write(tenant, data -> data.journal().trim(trim, Rows.checkedLimit(limit)));
    }

    @Override
    public int forgetInteractions(TenantId tenant, Instant before, int limit) {
        return tenants.write(tenant, data -> ForgetInteractions.run(data, before, Rows.checkedLimit(limit)));
    }

    /** None: all who use it are in this process. */
    @Override
    public Optional<CommitBell> bell() {
        return Optional.empty();
    }

    @Override
    public RecordReads records() {
        return new InMemoryRecordReads(tenants);
    }

    @Override
    public DeskReads desks() {
        return new InMemoryDeskReads(tenants);
    }

    @Override
    public InboxReads inbox() {
        return new InMemoryInboxReads(tenants);
    }

    @Override
    public LaneStore lanes() {
        return new InMemoryLaneStore(tenants);
    }

    @Override
    public JournalReads journal() {
        return new InMemoryJournalReads(tenants);
    }

    @Override
    public void close() {
        tenants.close();
    }
}
