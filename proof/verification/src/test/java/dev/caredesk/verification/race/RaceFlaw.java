package dev.caredesk.verification.race;

import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.verification.history.VersionBlindWrites;
import java.util.List;

/** A fault of a storage, which the proofs must see. */
enum RaceFlaw {
    NONE,
    /** Takes every write as based on what is there at the moment. */
    VERSIONS,
    /** As that; and a new record that is there already is taken for written. */
    RECORDS,
    /** Forgets requires and touches. */
    GUARDS,
    /** Forgets claims. */
    CLAIMS;

    ChangeSet flawed(Storage storage, ChangeSet told) {
        return switch (this) {
            case NONE -> told;
            case VERSIONS -> rebuilt(told, told.created(), VersionBlindWrites.rebased(storage, told), true, true);
            case RECORDS -> rebuilt(told, absent(storage, told), VersionBlindWrites.rebased(storage, told), true, true);
            case GUARDS -> rebuilt(told, told.created(), told.changed(), false, true);
            case CLAIMS -> rebuilt(told, told.created(), told.changed(), true, false);
        };
    }

    /** Returns the new records that are not there yet. */
    private static List<Stored> absent(Storage storage, ChangeSet told) {
        return told.created().stream()
                .filter(record -> storage.records()
                        .load(told.tenant(), List.of(record.id()))
                        .isEmpty())
                .toList();
    }

    private static ChangeSet rebuilt(
            ChangeSet told, List<Stored> created, List<RecordChange> changed, boolean guards, boolean claims) {
        return new ChangeSet(
                told.id(),
                told.purpose(),
                told.tenant(),
                told.actor(),
                told.at(),
                created,
                changed,
                guards ? told.requires() : List.of(),
                guards ? told.touches() : List.of(),
                told.ends(),
                told.holds(),
                told.failures(),
                told.drafts(),
                told.releases(),
                claims ? told.claims() : List.of(),
                told.indexes(),
                told.commands(),
                told.commandsDone(),
                told.parkings(),
                told.recents(),
                told.journal(),
                told.settings());
    }
}
