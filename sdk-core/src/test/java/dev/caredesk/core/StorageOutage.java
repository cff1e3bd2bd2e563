package dev.caredesk.core;

import dev.caredesk.RecordId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.List;
import java.util.Optional;

/** What the tests of a failing storage share (E6, E7). */
final class StorageOutage {

    /** When the storage fails: nothing was done, or all was done and nobody heard. */
    enum When {
        BEFORE,
        AFTER;

        /** The next commit fails. */
        void plan(FailingStorage storage) {
            plan(storage, StorageCall.COMMIT);
        }

        /** The next such call fails. */
        void plan(FailingStorage storage, StorageCall call) {
            if (this == BEFORE) {
                storage.failBefore(1, call);
            } else {
                storage.failAfter(1, call);
            }
        }
    }

    private StorageOutage() {}

    /** Ada with a live chat; her city, the title of her request and a tag are unsaved. */
    static Engagement edited(TestSite site) {
        site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        work.edit(edits -> {
                    edits.customer().city("Roma");
                    edits.request().title("Router");
                    edits.activity().tag("router");
                })
                .orElseThrow();
        return work;
    }

    /** Luca changes the city of the customer that is open there. */
    static void changedByLuca(TestSite site, Engagement work) {
        Engagement theirs = site.luca().reopen(work.view().customer().id()).orElseThrow();
        theirs.edit(edits -> edits.customer().city("Pisa")).orElseThrow();
        theirs.save().orElseThrow();
    }

    /** How many saved changes of that record the journal has. */
    static long changes(TestSite site, RecordId record) {
        return site.sdk().events().after(Optional.empty(), 500).stream()
                .filter(event ->
                        event.kind() == Event.Kind.CHANGED && event.record().equals(record))
                .count();
    }

    /** The journey, as it is stored. */
    static List<JourneyEntry> journey(Engagement work) {
        return work.journey(Optional.empty(), 20).orElseThrow().items();
    }
}
