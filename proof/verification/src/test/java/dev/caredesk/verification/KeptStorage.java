package dev.caredesk.verification;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Storage;
import java.time.Instant;
import java.util.Optional;

/** A storage that outlives the SDK: closing it does nothing. So an SDK can be started again on it, or a second one beside it. */
record KeptStorage(Storage kept) implements Storage {

    @Override
    public CommitResult commit(ChangeSet changes) {
        return kept.commit(changes);
    }

    @Override
    public Optional<CommitResult.Committed> committed(TenantId tenant, ChangeSetId id) {
        return kept.committed(tenant, id);
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        return kept.saveDraft(tenant, draft);
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        return kept.closeOverdue(tenant, now, limit);
    }

    @Override
    public RecordReads records() {
        return kept.records();
    }

    @Override
    public DeskReads desks() {
        return kept.desks();
    }

    @Override
    public JournalReads journal() {
        return kept.journal();
    }

    @Override
    public void close() {}
}
