package dev.caredesk.testkit.arbitrary;

import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events (Z3). */
public final class AnyEvent {

    private AnyEvent() {}

    /** Changed values. */
    public static Arbitrary<FieldDiff> diffs() {
        return Combinators.combine(
                        AnyField.any(),
                        AnyText.wellFormed().optional(),
                        AnyText.wellFormed().optional())
                .as(FieldDiff::new);
    }

    /** Events. */
    public static Arbitrary<Event> events() {
        return Combinators.combine(
                        AnyId.position(),
                        AnyId.name(),
                        AnyTime.instants(),
                        AnyActor.actors(),
                        AnyId.record(),
                        AnyId.customer().optional(),
                        AnyName.of(Event.Kind.class),
                        diffs().list().ofMaxSize(3))
                .as(Event::new);
    }
}
