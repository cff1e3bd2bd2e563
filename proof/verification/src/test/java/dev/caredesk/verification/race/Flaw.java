package dev.caredesk.verification.race;

import dev.caredesk.Version;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Write;
import java.util.List;
import java.util.Optional;

/** What a storage may get wrong; the proofs must see it. */
enum Flaw {
    NONE,
    /** Takes every write as based on what is there at the moment. */
    VERSIONS,
    /** Forgets requires and touches. */
    GUARDS,
    /** Forgets claims. */
    CLAIMS;

    ChangeSet flawed(Storage storage, ChangeSet told) {
        return switch (this) {
            case NONE -> told;
            case VERSIONS -> rebuilt(told, rebased(storage, told), true, true);
            case GUARDS -> rebuilt(told, told.writes(), false, true);
            case CLAIMS -> rebuilt(told, told.writes(), true, false);
        };
    }

    private static List<Write> rebased(Storage storage, ChangeSet told) {
        return told.writes().stream()
                .map(write -> write.base()
                        .flatMap(base -> storage
                                .records()
                                .load(told.tenant(), List.of(write.record().id()))
                                .stream()
                                .findFirst())
                        .flatMap(Flaw::version)
                        .map(present -> Write.change(versioned(write.record(), present.next()), present))
                        .orElse(write))
                .toList();
    }

    private static Optional<Version> version(Stored record) {
        return record instanceof StoredCustomer customer
                ? Optional.of(customer.version())
                : record instanceof StoredRequest request
                        ? Optional.of(request.version())
                        : record instanceof StoredActivity activity
                                ? Optional.of(activity.version())
                                : Optional.empty();
    }

    private static Stored versioned(Stored record, Version version) {
        if (record instanceof StoredCustomer of) {
            return new StoredCustomer(of.id(), version, of.created(), of.updated(), of.payload());
        }
        if (record instanceof StoredRequest of) {
            return new StoredRequest(
                    of.id(),
                    of.customer(),
                    version,
                    of.created(),
                    of.updated(),
                    of.closesAt(),
                    of.closed(),
                    of.payload());
        }
        StoredActivity of = (StoredActivity) record;
        return new StoredActivity(
                of.id(),
                version,
                of.customer(),
                of.request(),
                of.media(),
                of.agent(),
                of.started(),
                of.engagement(),
                of.end(),
                of.payload());
    }

    private static ChangeSet rebuilt(ChangeSet told, List<Write> writes, boolean guards, boolean claims) {
        return new ChangeSet(
                told.id(),
                told.tenant(),
                told.actor(),
                told.at(),
                writes,
                guards ? told.requires() : List.of(),
                guards ? told.touches() : List.of(),
                told.ends(),
                told.holds(),
                told.drafts(),
                told.releases(),
                claims ? told.claims() : List.of(),
                told.indexes(),
                told.commands(),
                told.commandsDone(),
                told.recents(),
                told.journal(),
                told.settings());
    }
}
