package dev.caredesk.core;

import dev.caredesk.TenantId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredDraft;
import java.time.Instant;
import java.util.Optional;

/** A storage on which another place stores a draft just before this one does, with nothing changed in it. */
final class RivalStorage implements Storage {

    private final Storage inner = InMemoryStorage.create();
    private int times;
    private Optional<EngagementId> only = Optional.empty();

    /** The next so many times, of any engagement. */
    void beFaster(int more) {
        times = more;
        only = Optional.empty();
    }

    /** Each time, of that engagement. */
    void beFasterAt(EngagementId engagement) {
        times = Integer.MAX_VALUE;
        only = Optional.of(engagement);
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        if (times > 0 && only.map(draft.engagement()::equals).orElse(true)) {
            times--;
            StoredDraft before = inner.desks().draft(tenant, draft.engagement()).orElseThrow();
            DraftResult stored = inner.saveDraft(
                    tenant,
                    new DraftWrite(
                            draft.engagement(),
                            draft.desk(),
                            draft.customer(),
                            before.revision(),
                            Math.max(before.revision(), draft.revision()) + 1,
                            Optional.of(before.document())));
            if (stored instanceof DraftResult.Moved) {
                throw new AssertionError("nobody else is here");
            }
        }
        return inner.saveDraft(tenant, draft);
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
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        return inner.closeOverdue(tenant, now, limit);
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
    public JournalReads journal() {
        return inner.journal();
    }

    @Override
    public void close() {
        inner.close();
    }
}
