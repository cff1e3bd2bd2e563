package dev.caredesk.verification.history;

import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Write;
import java.util.List;

/** Writes as a storage takes them that ignores versions: each as based on the present state. */
public final class VersionBlindWrites {

    private VersionBlindWrites() {}

    /** The writes of a ChangeSet, none of which is stale any more. */
    public static List<Write> rebased(Storage storage, ChangeSet told) {
        return told.writes().stream()
                .map(write -> rebased(storage, told.tenant(), write))
                .toList();
    }

    /** A ChangeSet of such writes and the entries of one that has nothing else that matters. */
    public static ChangeSet unguarded(Storage storage, ChangeSet told, ChangeSetId id) {
        ChangeSet.Builder unguarded = ChangeSet.builder(id, told.tenant(), told.actor(), told.at());
        rebased(storage, told).forEach(unguarded::write);
        told.journal().forEach(unguarded::journal);
        return unguarded.build();
    }

    private static Write rebased(Storage storage, TenantId tenant, Write write) {
        return storage.records().load(tenant, List.of(write.record().id())).stream()
                .filter(present -> write.base().isPresent())
                .flatMap(present -> present.versionIfAny().stream())
                .map(present -> Write.change(write.record().fold(new VersionedRecord(present.next())), present))
                .findFirst()
                .orElse(write);
    }

    /** A record with another version; comments and messages have none. */
    private record VersionedRecord(Version version) implements Stored.Cases<Stored> {

        @Override
        public Stored customer(StoredCustomer customer) {
            return customer.rewritten(version, customer.payload());
        }

        @Override
        public Stored request(StoredRequest request) {
            return request.rewritten(version, request.payload());
        }

        @Override
        public Stored activity(StoredActivity activity) {
            return activity.rewritten(version, activity.payload());
        }

        @Override
        public Stored comment(StoredComment comment) {
            return comment;
        }

        @Override
        public Stored message(StoredMessage message) {
            return message;
        }
    }
}
