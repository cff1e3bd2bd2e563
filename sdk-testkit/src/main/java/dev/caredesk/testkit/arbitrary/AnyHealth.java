package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Health;
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
                        Arbitraries.of(true, false),
                        AnyText.wellFormed().optional())
                .as(Health.ChannelHealth::new);
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
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(0),
                        channels().list().ofMaxSize(2),
                        stuck().list().ofMaxSize(2),
                        problems().list().ofMaxSize(2))
                .as(Health::new);
    }
}
