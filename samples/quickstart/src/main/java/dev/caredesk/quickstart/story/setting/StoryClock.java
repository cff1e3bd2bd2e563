package dev.caredesk.quickstart.story.setting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the story, which the story moves: so five quiet days pass in no time. Safe for use by several threads. */
public final class StoryClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public StoryClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    /** Sets it. */
    public void at(Instant instant) {
        now.set(instant);
    }

    /** Moves it on, and gives the new instant. */
    public Instant pass(Duration time) {
        return now.updateAndGet(instant -> instant.plus(time));
    }
}
