package dev.caredesk.verification.race;

import dev.caredesk.Actor;
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

/** A storage whose next commits meet before they go in, when asked to. It may have a flaw besides. */
final class MeetingStorage implements Storage {

    private final Storage inner;
    private final Flaw flaw;
    private volatile Meeting meeting = Meeting.none();

    MeetingStorage(Storage inner, Flaw flaw) {
        this.inner = inner;
        this.flaw = flaw;
    }

    /** The next commits, or sweeps, of those who are to meet wait for each other. */
    Meeting meet(Meeting next) {
        meeting = next;
        return next;
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        return meeting.take(changes.actor(), () -> inner.commit(flaw.flawed(inner, changes)));
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
        return meeting.take(Actor.SYSTEM, () -> inner.closeOverdue(tenant, now, limit));
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
