package dev.caredesk.core;

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

/** A storage as one process of several has it: when that process closes it, it is still there for the others. */
record Lent(Storage inner) implements Storage {

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
    public void close() {}
}
