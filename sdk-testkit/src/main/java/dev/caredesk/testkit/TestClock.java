package dev.caredesk.testkit;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that only a test moves, in either direction (T1). Safe for use by several threads. */
public final class TestClock implements InstantSource {

    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

    private final AtomicReference<Instant> now;

    private TestClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** A clock that stands on Monday, 2 November 2026, 8:00 UTC. */
    public static TestClock standing() {
        return at(START);
    }

    /** A clock that stands at that instant. */
    public static TestClock at(Instant start) {
        refuseNull("start", start);
        return new TestClock(start);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    /** Sets it, and gives the new instant. */
    public Instant set(Instant instant) {
        now.set(instant);
        return instant;
    }

    /** Moves it on, and gives the new instant. */
    public Instant advance(Duration by) {
        return now.updateAndGet(instant -> instant.plus(by));
    }

    /** Moves it back, and gives the new instant. */
    public Instant back(Duration by) {
        return now.updateAndGet(instant -> instant.minus(by));
    }
}
