package dev.caredesk.inmemory;

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
import java.util.function.Consumer;

/** A storage that does as a sound one does, but for what a flaw overrides. */
class FlawedStorage implements Storage {

    final Storage sound = InMemoryStorage.create();

    /** A storage that commits something else than it is told. */
    static FlawedStorage committing(Consumer<Parts> flaw) {
        return new FlawedStorage() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                Parts parts = new Parts(changes);
                flaw.accept(parts);
                return sound.commit(parts.changes());
            }
        };
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        return sound.commit(changes);
    }

    @Override
    public Optional<CommitResult.Committed> committed(TenantId tenant, ChangeSetId id) {
        return sound.committed(tenant, id);
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        return sound.saveDraft(tenant, draft);
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        return sound.closeOverdue(tenant, now, limit);
    }

    @Override
    public RecordReads records() {
        return sound.records();
    }

    @Override
    public DeskReads desks() {
        return sound.desks();
    }

    @Override
    public JournalReads journal() {
        return sound.journal();
    }

    @Override
    public void close() {
        sound.close();
    }
}
