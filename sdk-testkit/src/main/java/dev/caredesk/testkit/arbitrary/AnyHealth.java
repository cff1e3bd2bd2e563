package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Health;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.desk.ParkedLane;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates states of health. */
public final class AnyHealth {

    private AnyHealth() {}

    /** Channels, well and not. */
    public static Arbitrary<Health.ChannelHealth> channels() {
        return Combinators.combine(
                        AnyId.tenant(),
                        AnyId.channel(),
                        AnyText.wellFormed().optional(),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 1_000),
                        AnyText.wellFormed().optional())
                .as(Health.ChannelHealth::new);
    }

    /** Lanes that are parked. */
    public static Arbitrary<ParkedLane> parkedLanes() {
        return Combinators.combine(
                        AnyId.interaction(),
                        AnyActivity.failures(),
                        AnyName.of(CommandKind.class).list().ofMaxSize(3))
                .as(ParkedLane::new);
    }

    /** Problems. */
    public static Arbitrary<Health.Problem> problems() {
        return Combinators.combine(AnyText.wellFormed(), AnyTime.instants(), AnyText.wellFormed())
                .as(Health.Problem::new);
    }

    /** Things that do not go on. */
    public static Arbitrary<Health.Stuck> stuck() {
        return Combinators.combine(AnyText.wellFormed(), AnyTime.durations(), AnyText.wellFormed())
                .as(Health.Stuck::new);
    }

    /** Health. */
    public static Arbitrary<Health> health() {
        return Combinators.combine(
                        AnyTime.durations(),
                        AnyTime.durations().optional(),
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(0),
                        channels().list().ofMaxSize(2),
                        stuck().list().ofMaxSize(2),
                        problems().list().ofMaxSize(2))
                .as(Health::new);
    }
}
