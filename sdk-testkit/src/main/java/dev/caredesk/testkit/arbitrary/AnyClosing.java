package dev.caredesk.testkit.arbitrary;

import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Question;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates results of closing (E2 to E5). */
public final class AnyClosing {

    private AnyClosing() {}

    /** Closed. */
    public static Arbitrary<Closing.Closed> closed() {
        return AnyDraft.saved().optional().map(Closing.Closed::new);
    }

    /** Questions about what is unsaved. */
    public static Arbitrary<Closing.Unsaved> unsaved() {
        return Combinators.combine(
                        AnyId.engagement(),
                        Arbitraries.longs().greaterOrEqual(0),
                        AnyDraft.unsaved().list().ofMaxSize(2))
                .as(Closing.Unsaved::new);
    }

    /** Questions about an uncreated customer. */
    public static Arbitrary<Closing.Uncreated> uncreated() {
        return Combinators.combine(
                        AnyId.engagement(),
                        Arbitraries.longs().greaterOrEqual(0),
                        AnyDraft.unsaved().list().ofMaxSize(2))
                .as(Closing.Uncreated::new);
    }

    /** Still open. */
    public static Arbitrary<Closing.StillOpen> stillOpen() {
        return Arbitraries.create(Closing.StillOpen::new);
    }

    /** Refused, and perhaps asked again. */
    public static Arbitrary<Closing.Refused> refused() {
        return Combinators.combine(
                        AnyRefusal.refusals().list().ofMinSize(1).ofMaxSize(2),
                        questions().optional())
                .as(Closing.Refused::new);
    }

    /** Questions. */
    public static Arbitrary<Question> questions() {
        return Arbitraries.oneOf(unsaved(), uncreated());
    }

    /** Answers. */
    public static Arbitrary<Answer> answers() {
        return Combinators.combine(
                        AnyId.engagement(),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.of(Answer.Choice.values()))
                .as(Answer::new);
    }

    /** Every result of closing. */
    public static Arbitrary<Closing> closings() {
        return Arbitraries.oneOf(closed(), unsaved(), uncreated(), stillOpen(), refused());
    }
}
