package dev.caredesk.verification.race;

import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.verification.history.VersionBlindWrites;
import java.util.List;

/** A fault of a storage, which the proofs must see. */
enum RaceFlaw {
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
            case VERSIONS -> rebuilt(told, VersionBlindWrites.rebased(storage, told), true, true);
            case GUARDS -> rebuilt(told, told.changed(), false, true);
            case CLAIMS -> rebuilt(told, told.changed(), true, false);
        };
    }

    private static ChangeSet rebuilt(ChangeSet told, List<RecordChange> changed, boolean guards, boolean claims) {
        return new ChangeSet(
                told.id(),
                told.purpose(),
                told.tenant(),
                told.actor(),
                told.at(),
                told.created(),
                changed,
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
