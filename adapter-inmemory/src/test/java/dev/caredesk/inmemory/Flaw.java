package dev.caredesk.inmemory;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.spi.storage.Write;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * A ChangeSet as a storage with a flaw takes it.
 *
 * @param told what it was told
 */
record Flaw(
        ChangeSet told,
        ChangeSetId id,
        TenantId tenant,
        List<Write> writes,
        List<Require> requires,
        List<Touch> touches,
        List<DraftWrite> drafts) {

    private static final AtomicLong IDS = new AtomicLong();

    private static Flaw none(ChangeSet told) {
        return new Flaw(told, told.id(), told.tenant(), told.writes(), told.requires(), told.touches(), told.drafts());
    }

    private static Storage storage(UnaryOperator<Flaw> flaw) {
        return new BrokenStorage(
                InMemoryStorage.create(), told -> flaw.apply(none(told)).changes());
    }

    /** Takes any write as based on what is there at the moment. */
    static Storage ignoringVersions() {
        Storage inner = InMemoryStorage.create();
        return new BrokenStorage(inner, told -> {
            Flaw all = none(told);
            List<Write> rebased = told.writes().stream()
                    .map(write -> rebased(inner, told, write))
                    .toList();
            return new Flaw(told, all.id, all.tenant, rebased, all.requires, all.touches, all.drafts).changes();
        });
    }

    private static Write rebased(Storage storage, ChangeSet told, Write write) {
        return write.base()
                .flatMap(base -> storage
                        .records()
                        .load(told.tenant(), List.of(write.record().id()))
                        .stream()
                        .findFirst())
                .flatMap(Versions::of)
                .map(present -> Write.change(write.record(), present))
                .orElse(write);
    }

    static Storage ignoringRequires() {
        return storage(all -> new Flaw(all.told, all.id, all.tenant, all.writes, List.of(), all.touches, all.drafts));
    }

    static Storage ignoringTouches() {
        return storage(all -> new Flaw(all.told, all.id, all.tenant, all.writes, all.requires, List.of(), all.drafts));
    }

    static Storage ignoringDrafts() {
        return storage(all -> new Flaw(all.told, all.id, all.tenant, all.writes, all.requires, all.touches, List.of()));
    }

    /** Remembers each ChangeSet under another id. */
    static Storage forgettingIds() {
        return storage(all -> new Flaw(
                all.told,
                ChangeSetId.of("forgotten-" + IDS.incrementAndGet()),
                all.tenant,
                all.writes,
                all.requires,
                all.touches,
                all.drafts));
    }

    /** Writes for all tenants into one. */
    static Storage losingTenants() {
        return storage(
                all -> new Flaw(all.told, all.id, TenantId.DEFAULT, all.writes, all.requires, all.touches, all.drafts));
    }

    private ChangeSet changes() {
        return new ChangeSet(
                id,
                tenant,
                told.actor(),
                told.at(),
                writes,
                requires,
                touches,
                told.ends(),
                told.holds(),
                drafts,
                told.releases(),
                told.claims(),
                told.indexes(),
                told.commands(),
                told.commandsDone(),
                told.recents(),
                told.journal(),
                told.settings());
    }
}
