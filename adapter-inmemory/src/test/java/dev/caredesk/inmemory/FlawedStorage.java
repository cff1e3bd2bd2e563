package dev.caredesk.inmemory;

import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A storage that does as a sound one does, but for what a flaw overrides. */
class FlawedStorage extends DelegatingStorage {

    final Storage sound = inner();

    FlawedStorage() {
        super(InMemoryStorage.create());
    }

    /** A storage that commits something else than it is told. */
    static FlawedStorage committing(Consumer<ChangeSetParts> flaw) {
        return committing((sound, parts) -> flaw.accept(parts));
    }

    /** A storage that looks at what is there, and commits something else than it is told. */
    static FlawedStorage committing(BiConsumer<Storage, ChangeSetParts> flaw) {
        return new FlawedStorage() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                ChangeSetParts parts = new ChangeSetParts(changes);
                flaw.accept(sound, parts);
                return sound.commit(parts.changes());
            }
        };
    }
}
