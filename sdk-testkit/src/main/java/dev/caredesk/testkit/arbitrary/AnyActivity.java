package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Activities (A). */
public final class AnyActivity {

    private AnyActivity() {}

    /** Ends of activities. */
    public static Arbitrary<End> ends() {
        return Combinators.combine(AnyTime.instants(), AnyName.of(EndReason.class))
                .as(End::new);
    }

    /** What channels could not do. */
    public static Arbitrary<ChannelFailure> failures() {
        return Combinators.combine(AnyTime.instants(), AnyText.notBlank()).as(ChannelFailure::new);
    }

    /** Activities, live and ended, with a customer and without. */
    public static Arbitrary<Activity> activities() {
        return Combinators.combine(
                        AnyId.activity(),
                        AnyVersion.versions(),
                        Combinators.combine(AnyId.customer(), AnyId.request())
                                .as(Tuple::of)
                                .optional(),
                        Combinators.combine(AnyName.of(MediaType.class), Arbitraries.of(Direction.values()))
                                .as(Tuple::of),
                        Combinators.combine(AnyContact.addresses(), AnyId.interaction())
                                .as(Tuple::of),
                        AnyId.agent(),
                        Combinators.combine(
                                        AnyTime.instants(),
                                        ends().optional(),
                                        failures().optional())
                                .as(Tuple::of),
                        AnyTag.lists())
                .as((id, version, owner, kind, place, agent, times, tags) -> new Activity(
                        id,
                        version,
                        owner.map(Tuple.Tuple2::get1),
                        owner.map(Tuple.Tuple2::get2),
                        kind.get1(),
                        kind.get2(),
                        place.get1(),
                        place.get2(),
                        agent,
                        times.get1(),
                        times.get2(),
                        times.get3(),
                        tags));
    }
}
