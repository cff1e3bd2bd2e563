package dev.caredesk.core.runtime;

import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A clock that gives the host's time, and its last instant again when the host's clock fails. Thread-safe. */
final class FallbackClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackClock.class);

    private final InstantSource clock;
    private volatile Instant last = Instant.EPOCH;

    FallbackClock(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        try {
            last = clock.instant();
        } catch (Throwable failure) {
            LOG.warn("the clock failed: {}", FailureText.of(failure));
        }
        return last;
    }
}
