package dev.caredesk.verification.history;

import dev.caredesk.TenantId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The storage in memory with something wrong. */
final class FlawedStorage extends DelegatingStorage {

    private final StorageFlaw flaw;

    FlawedStorage(StorageFlaw flaw) {
        super(InMemoryStorage.create());
        this.flaw = flaw;
    }

    /** A fault of a storage. */
    enum StorageFlaw {
        /** Every write counts as based on what is there (N2). */
        VERSIONS,
        /** One entry of a commit is not in the journal (Z3). */
        JOURNAL_ROW,
        /** Nothing that is overdue is closed (R6). */
        CLOSE_OVERDUE,
        /** A customer that is closed is not in Recent (D2). */
        RECENT,
        /** Nobody holds an external id or a call (C7, D4). */
        CLAIMS,
        /** No desk has rejected an offer (D5). */
        REJECTIONS,
        /** No request is updated by what happens in it (R8). */
        TOUCHES,
        /** A request is open one microsecond too long (R6). */
        DEADLINE
    }

    @Override
    public CommitResult commit(ChangeSet told) {
        return super.commit(new ChangeSet(
                told.id(),
                told.purpose(),
                told.tenant(),
                told.actor(),
                told.at(),
                told.created(),
                changed(told),
                told.requires(),
                touches(told),
                told.ends(),
                told.holds(),
                told.failures(),
                told.drafts(),
                told.releases(),
                flaw == StorageFlaw.CLAIMS ? List.of() : told.claims(),
                told.indexes(),
                told.commands(),
                told.commandsDone(),
                told.parkings(),
                flaw == StorageFlaw.RECENT ? List.of() : told.recents(),
                journal(told),
                told.settings()));
    }

    private List<RecordChange> changed(ChangeSet told) {
        return switch (flaw) {
            case VERSIONS -> VersionBlindWrites.rebased(inner(), told);
            case REJECTIONS ->
                told.changed().stream().map(FlawedStorage::withoutRejections).toList();
            default -> told.changed();
        };
    }

    private static RecordChange withoutRejections(RecordChange change) {
        if (!(change instanceof RecordChange.InteractionChange interaction)) {
            return change;
        }
        StoredInteraction after = interaction.after();
        return new RecordChange.InteractionChange(
                interaction.base(),
                new StoredInteraction(
                        after.id(),
                        after.version(),
                        after.state(),
                        after.began(),
                        after.desks(),
                        Set.of(),
                        after.taken(),
                        after.ended(),
                        after.payload()));
    }

    private List<Touch> touches(ChangeSet told) {
        return switch (flaw) {
            case TOUCHES -> List.of();
            case DEADLINE ->
                told.touches().stream()
                        .map(of -> new Touch(of.request(), of.delay().plusNanos(1_000), of.update(), of.ifOpen()))
                        .toList();
            default -> told.touches();
        };
    }

    private List<JournalEntry> journal(ChangeSet told) {
        int size = told.journal().size();
        return flaw == StorageFlaw.JOURNAL_ROW && size > 1 ? told.journal().subList(0, size - 1) : told.journal();
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        return flaw == StorageFlaw.CLOSE_OVERDUE ? 0 : super.closeOverdue(tenant, now, limit);
    }
}
