package dev.caredesk.verification.history;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.testkit.storage.Samples;
import java.util.List;

/** Writes as a storage takes them that ignores versions: each as based on the present state. */
public final class VersionBlindWrites {

    private VersionBlindWrites() {}

    /** The changes of a ChangeSet, none of which is stale any more. */
    public static List<RecordChange> rebased(Storage storage, ChangeSet told) {
        return told.changed().stream()
                .map(change -> rebased(storage, told.tenant(), change))
                .toList();
    }

    /** A ChangeSet of such writes and the entries of one that has nothing else that matters. */
    public static ChangeSet unguarded(Storage storage, ChangeSet told, ChangeSetId id) {
        ChangeSet.Builder unguarded = ChangeSet.builder(id, told.tenant(), told.actor(), told.at());
        told.created().forEach(unguarded::create);
        rebased(storage, told).forEach(unguarded::change);
        told.journal().forEach(unguarded::journal);
        return unguarded.build();
    }

    private static RecordChange rebased(Storage storage, TenantId tenant, RecordChange change) {
        return storage.records().load(tenant, List.of(change.id())).stream()
                .findFirst()
                .flatMap(Stored::versionIfAny)
                .map(present -> Samples.rebased(change, present))
                .orElse(change);
    }
}
