package dev.caredesk.testkit.arbitrary;

import dev.caredesk.desk.DeskSignal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Signals of a desk (Z3). */
public final class AnySignal {

    private AnySignal() {}

    /** An offer came. */
    public static Arbitrary<DeskSignal.OfferCame> offerCame() {
        return AnyOffer.offers().map(DeskSignal.OfferCame::new);
    }

    /** An offer went. */
    public static Arbitrary<DeskSignal.OfferGone> offerGone() {
        return AnyId.interaction().map(DeskSignal.OfferGone::new);
    }

    /** An offer was taken. */
    public static Arbitrary<DeskSignal.OfferTaken> offerTaken() {
        return Combinators.combine(AnyId.interaction(), AnyId.agent()).as(DeskSignal.OfferTaken::new);
    }

    /** A record was changed. */
    public static Arbitrary<DeskSignal.RecordStale> recordStale() {
        return Combinators.combine(AnyId.engagement(), AnyDraft.notices()).as(DeskSignal.RecordStale::new);
    }

    /** A request with edits closed. */
    public static Arbitrary<DeskSignal.EditsUnsaveable> editsUnsaveable() {
        return Combinators.combine(AnyId.engagement(), AnyId.request()).as(DeskSignal.EditsUnsaveable::new);
    }

    /** A draft moved. */
    public static Arbitrary<DeskSignal.DraftMoved> draftMoved() {
        return Combinators.combine(
                        AnyId.engagement(),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.maps(AnyId.record(), AnyField.any().list().ofMaxSize(2))
                                .ofMaxSize(2))
                .as(DeskSignal.DraftMoved::new);
    }

    /** A question is outdated. */
    public static Arbitrary<DeskSignal.QuestionOutdated> questionOutdated() {
        return AnyId.engagement().map(DeskSignal.QuestionOutdated::new);
    }

    /** Signals that were missed. */
    public static Arbitrary<DeskSignal.SignalsMissed> signalsMissed() {
        return Arbitraries.longs().greaterOrEqual(1).map(DeskSignal.SignalsMissed::new);
    }

    /** An engagement has news. */
    public static Arbitrary<DeskSignal.EngagementChanged> engagementChanged() {
        return AnyId.engagement().map(DeskSignal.EngagementChanged::new);
    }

    /** Signals of a newer version, as an older client reads them; no desk gives them. */
    public static Arbitrary<DeskSignal.Unknown> unknown() {
        return Combinators.combine(AnyId.name(), AnyId.engagement().optional()).as(DeskSignal.Unknown::new);
    }

    /** Signals of every kind. */
    public static Arbitrary<DeskSignal> signals() {
        return Arbitraries.oneOf(
                offerCame(),
                offerGone(),
                offerTaken(),
                recordStale(),
                editsUnsaveable(),
                draftMoved(),
                questionOutdated(),
                engagementChanged());
    }
}
