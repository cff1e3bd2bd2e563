package dev.caredesk.spi.channel;

import java.time.Duration;

/** The delay before the next attempt: none at first, then 50 ms, doubled up to 30 s. Guarded by its owner. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LAST = Duration.ofSeconds(30);

    private Duration delay = Duration.ZERO;

    Duration delay() {
        return delay;
    }

    void succeeded() {
        delay = Duration.ZERO;
    }

    void failed() {
        Duration longer = delay.isZero() ? FIRST : delay.multipliedBy(2);
        delay = longer.compareTo(LAST) < 0 ? longer : LAST;
    }
}
