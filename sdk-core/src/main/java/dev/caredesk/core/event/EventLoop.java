package dev.caredesk.core.event;

import dev.caredesk.CaredeskException;
import dev.caredesk.Health;
import dev.caredesk.core.runtime.FailureStreak;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.runtime.WakeableTask;
import dev.caredesk.event.Event;
import dev.caredesk.event.Events;
import dev.caredesk.event.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A loop over {@link Events#after}, for one taker: reads as much as it wants, and goes on where it stopped (Z3). */
final class EventLoop {

    private static final int BATCH = 100;
    private static final Duration FIRST_REST = Duration.ofMillis(100);
    private static final Duration MOST_REST = Duration.ofSeconds(5);

    /** Where events go. */
    interface Taker {

        /** How many it can take now; less than 0 for never any more. */
        long wanted();

        /** Takes one. */
        Next take(Event event);

        /** Whether health shows it once it is given up, until the host ends it. */
        boolean parks();

        /** Hears that there are no events any more, and why. */
        void ended(Throwable failure);
    }

    /** What comes after an event: the next one, the same one again after a rest, or nothing any more. */
    record Next(boolean taken, Optional<Duration> rest) {

        static final Next GO_ON = new Next(true, Optional.empty());
        static final Next END = new Next(false, Optional.empty());

        static Next againAfter(Duration rest) {
            return new Next(false, Optional.of(rest));
        }
    }

    private final Events events;
    private final TenantScope scope;
    private final Taker taker;
    private final Consumer<EventLoop> ends;
    private final WakeableTask pump;
    private final FailureStreak trouble;
    private volatile Optional<Instant> parkedAt = Optional.empty();
    private Optional<Position> position; // only the pump's run reads and writes it

    /** @param ends is told when it has ended by itself, and is not parked */
    EventLoop(Events events, TenantScope scope, Optional<Position> from, Taker taker, Consumer<EventLoop> ends) {
        this.events = events;
        this.scope = scope;
        this.taker = taker;
        this.ends = ends;
        this.position = from;
        this.pump = new WakeableTask(scope.host(), "events", this::run);
        this.trouble = new FailureStreak(scope.host()::problem, "events", FIRST_REST, MOST_REST);
    }

    void wake() {
        pump.wake();
    }

    void stop() {
        pump.stop();
    }

    boolean isStopped() {
        return pump.isStopped();
    }

    /** Returns what health says of it, if it was given up. */
    List<Health.Stuck> parked(Instant now) {
        return parkedAt
                .map(then ->
                        new Health.Stuck("event listener", Duration.between(then, now), "was parked after failures"))
                .stream()
                .toList();
    }

    private void giveUp() {
        stop();
        if (taker.parks()) {
            parkedAt = Optional.of(scope.background().lastInstant());
        } else {
            ends.accept(this);
        }
    }

    private void run() {
        int max = (int) Math.min(BATCH, taker.wanted());
        if (max < 0) {
            giveUp();
        }
        if (max <= 0) {
            return;
        }
        List<Event> read;
        try {
            read = events.after(position, max);
        } catch (Throwable failure) {
            if (isStopped()) {
                return;
            }
            if (failure instanceof CaredeskException known && !known.isRetryable()) {
                giveUp(); // such as a position of another storage: it never gets better
                taker.ended(failure);
            } else {
                pump.rest(trouble.failed(failure));
            }
            return;
        }
        trouble.over();
        if (takeAll(read) && read.size() == max) {
            pump.wake();
        }
    }

    private boolean takeAll(List<Event> read) {
        for (Event event : read) {
            if (isStopped()) {
                return false;
            }
            Next next = taker.take(event);
            if (!next.taken()) {
                next.rest().ifPresentOrElse(pump::rest, this::giveUp);
                return false;
            }
            position = Optional.of(event.position());
        }
        return true;
    }
}
