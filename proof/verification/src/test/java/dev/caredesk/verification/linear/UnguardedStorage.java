package dev.caredesk.verification.linear;

import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.DelegatingStorage;
import dev.caredesk.verification.history.VersionBlindWrites;

/** A storage that takes each write as based on what is there, for ChangeSets of nothing but writes and entries. */
final class UnguardedStorage extends DelegatingStorage {

    UnguardedStorage(Storage inner) {
        super(inner);
    }

    @Override
    public CommitResult commit(ChangeSet told) {
        return super.commit(VersionBlindWrites.unguarded(inner(), told, told.id()));
    }
}
