package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Refusal;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.Saved;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.desk.UnsavedChange;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates unsaved changes, notices and conflicts of drafts (E1, N1, N3). */
public final class AnyDraft {

    private AnyDraft() {}

    /** Unsaved differences. */
    public static Arbitrary<UnsavedChange> unsaved() {
        return Combinators.combine(
                        AnyId.record(),
                        AnyField.any(),
                        AnyText.wellFormed().optional(),
                        AnyText.wellFormed().optional(),
                        Arbitraries.of(true, false))
                .as(UnsavedChange::new);
    }

    /** Conflicts. */
    public static Arbitrary<Conflict> conflicts() {
        return Combinators.combine(
                        AnyId.record(),
                        AnyField.any(),
                        AnyText.wellFormed().optional(),
                        AnyText.wellFormed().optional(),
                        AnyText.wellFormed().optional())
                .as(Conflict::new);
    }

    /** Notices of changes by others. */
    public static Arbitrary<StaleNotice> notices() {
        return Combinators.combine(
                        AnyId.record(),
                        AnyActor.actors(),
                        AnyTime.instants(),
                        AnyField.any().list().ofMaxSize(3))
                .as(StaleNotice::new);
    }

    /** Returns the results of a save. */
    public static Arbitrary<Saved> saved() {
        return Combinators.combine(
                        Arbitraries.maps(AnyId.record(), AnyVersion.versions()).ofMaxSize(3),
                        AnyCustomer.hits().list().ofMaxSize(2),
                        AnyField.ofCustomer().list().ofMaxSize(2))
                .as(Saved::new);
    }

    /** States of a draft. */
    public static Arbitrary<Refusal.DraftState> states() {
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(0), unsaved().list().ofMaxSize(2))
                .as(Refusal.DraftState::new);
    }
}
