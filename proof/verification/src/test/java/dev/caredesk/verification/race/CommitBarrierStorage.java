package dev.caredesk.verification.race;

import dev.caredesk.Actor;
import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.time.Instant;

/** A storage whose next commits meet before they go in, when asked to. It may have a flaw besides. */
final class CommitBarrierStorage extends DelegatingStorage {

    private final RaceFlaw flaw;
    private volatile CommitBarrier barrier = CommitBarrier.none();

    CommitBarrierStorage(Storage inner, RaceFlaw flaw) {
        super(inner);
        this.flaw = flaw;
    }

    /** The next commits, or sweeps, of those who are to meet wait for each other. */
    CommitBarrier meet(CommitBarrier next) {
        barrier = next;
        return next;
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        return barrier.take(changes.actor(), () -> super.commit(flaw.flawed(inner(), changes)));
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        return barrier.take(Actor.SYSTEM, () -> super.closeOverdue(tenant, now, limit));
    }
}
