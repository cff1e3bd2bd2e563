package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Limits;
import java.time.Duration;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Limits (L). */
public final class AnyLimits {

    private AnyLimits() {}

    /** Returns the limits of what an agent handles at the same time. */
    public static Arbitrary<Limits.AtOnce> atOnce() {
        return Combinators.combine(most(), most()).as(Limits.AtOnce::new);
    }

    /** Limits of every size. */
    public static Arbitrary<Limits> limits() {
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(1, Integer.MAX_VALUE)
                                .list()
                                .ofSize(11),
                        Arbitraries.integers().between(1, 200).list().ofSize(2),
                        atOnce())
                .as((sizes, pages, atOnce) -> new Limits(
                        sizes.get(0),
                        sizes.get(1),
                        sizes.get(2),
                        sizes.get(3),
                        sizes.get(4),
                        sizes.get(5),
                        sizes.get(6),
                        sizes.get(7),
                        Math.min(pages.get(0), pages.get(1)),
                        Math.max(pages.get(0), pages.get(1)),
                        sizes.get(8),
                        sizes.get(9),
                        Duration.ofSeconds(sizes.get(10)),
                        atOnce));
    }

    /** A number or none. */
    private static Arbitrary<OptionalInt> most() {
        return Arbitraries.integers()
                .between(1, 100)
                .optional()
                .map(most -> most.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }
}
