package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Refusals. */
public final class AnyRefusal {

    private AnyRefusal() {}

    /** Codes, also ones of a later version. */
    public static Arbitrary<RefusalCode> codes() {
        return Arbitraries.oneOf(
                Arbitraries.of(RefusalCode.TEXT_TOO_LONG, RefusalCode.RECORD_STALE, RefusalCode.INTERACTION_TAKEN),
                AnyId.name().map(RefusalCode::new));
    }

    /** Beyond a limit. */
    public static Arbitrary<Refusal.OverLimit> overLimit() {
        return Combinators.combine(
                        codes(), AnyId.record().optional(), AnyField.any(), Arbitraries.longs(), Arbitraries.longs())
                .as(Refusal.OverLimit::new);
    }

    /** Duplicates. */
    public static Arbitrary<Refusal.Duplicate> duplicate() {
        return Combinators.combine(
                        codes(),
                        AnyField.any(),
                        AnyText.wellFormed(),
                        AnyId.record().optional())
                .as(Refusal.Duplicate::new);
    }

    /** Based on what is no longer. */
    public static Arbitrary<Refusal.Stale> stale() {
        return Combinators.combine(
                        codes(),
                        AnyDraft.notices().list().ofMaxSize(2),
                        AnyDraft.conflicts().list().ofMaxSize(2),
                        AnyDraft.states().optional())
                .as(Refusal.Stale::new);
    }

    /** Taken by another agent. */
    public static Arbitrary<Refusal.Taken> taken() {
        return Combinators.combine(codes(), AnyId.agent()).as(Refusal.Taken::new);
    }

    /** Over. */
    public static Arbitrary<Refusal.Closed> closed() {
        return Combinators.combine(codes(), AnyId.record().optional()).as(Refusal.Closed::new);
    }

    /** Unknown. */
    public static Arbitrary<Refusal.Unknown> unknown() {
        return Combinators.combine(codes(), AnyId.name()).as(Refusal.Unknown::new);
    }

    /** Not allowed. */
    public static Arbitrary<Refusal.NotAllowed> notAllowed() {
        return Combinators.combine(
                        codes(), AnyId.record().optional(), AnyField.any().optional())
                .as(Refusal.NotAllowed::new);
    }

    /** Other reasons. */
    public static Arbitrary<Refusal.Other> other() {
        return Combinators.combine(
                        codes(),
                        Arbitraries.maps(AnyText.word(10), AnyText.wellFormed()).ofMaxSize(2))
                .as(Refusal.Other::new);
    }

    /** Refusals of every shape. */
    public static Arbitrary<Refusal> refusals() {
        return Arbitraries.oneOf(
                overLimit(), duplicate(), stale(), taken(), closed(), unknown(), notAllowed(), other());
    }
}
