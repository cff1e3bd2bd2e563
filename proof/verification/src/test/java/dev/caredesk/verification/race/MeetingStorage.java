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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A storage whose next commits wait for each other, when asked to: each was then decided before any of them is in. It may have a
 * flaw besides.
 */
final class MeetingStorage implements Storage {

    private static final long PATIENCE_SECONDS = 1;

    private final Storage inner;
    private final Flaw flaw;
    private volatile CountDownLatch expected = new CountDownLatch(0);

    MeetingStorage(Storage inner, Flaw flaw) {
        this.inner = inner;
        this.flaw = flaw;
    }

    /** The next so many commits of agents, and sweeps, wait until all of them have come. */
    void meet(int parties) {
        expected = new CountDownLatch(parties);
    }

    private void meet() {
        CountDownLatch party = expected;
        party.countDown();
        try {
            // Who never comes was refused before its commit; the others go on then.
            boolean all = party.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!all) {
                expected = new CountDownLatch(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another commit", e);
        }
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        if (changes.actor().kind() == Actor.Kind.AGENT) {
            meet();
        }
        return inner.commit(flaw.flawed(inner, changes));
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
        meet();
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
