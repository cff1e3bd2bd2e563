package dev.caredesk.core.channel;

import java.time.Duration;

/**
 * How lanes are leased and parked (X5).
 *
 * @param lease how long a lease lasts that is not renewed; it is renewed three times as often
 * @param parkAfter for how long the first command of a lane fails before it is parked
 */
public record LanePace(Duration lease, Duration parkAfter) {

    /** 30 seconds, and one day. */
    public static final LanePace DEFAULT = new LanePace(Duration.ofSeconds(30), Duration.ofDays(1));

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration MOST_REST = Duration.ofSeconds(60);

    /** Returns the rest after that many failures in a row: each doubles it. */
    static Duration rest(int failures) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures - 1, 10));
        return rest.compareTo(MOST_REST) < 0 ? rest : MOST_REST;
    }
}
