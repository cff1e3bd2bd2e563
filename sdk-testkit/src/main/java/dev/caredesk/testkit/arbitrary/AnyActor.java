package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Actor;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generates actors, who made a change (N1). */
public final class AnyActor {

    private AnyActor() {}

    /** Agents, channels and the system. */
    public static Arbitrary<Actor> actors() {
        return Arbitraries.oneOf(
                AnyId.agent().map(Actor::of), AnyId.channel().map(Actor::of), Arbitraries.just(Actor.SYSTEM));
    }
}
