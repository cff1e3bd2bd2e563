package dev.caredesk.testkit.arbitrary;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Times (T1). */
public final class AnyTime {

    private AnyTime() {}

    /** Instants of 1970 to 2100, in microseconds. */
    public static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 4_102_444_800_000_000L)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** Durations of up to 10 years. */
    public static Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, 315_360_000_000L).map(Duration::ofMillis);
    }
}
