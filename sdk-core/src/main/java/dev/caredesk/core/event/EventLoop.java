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

/**
 * Reads events from a position on, and gives them to one receiver (Z3).
 *
 * <ol>
 *   <li>Woken, it reads as many events as the receiver can take, in order.
 *   <li>It moves on after each event that was taken; it rests and repeats one that was not.
 *   <li>It ends when the receiver gives up, or when reading can never work again.
 * </ol>
 */
final class EventLoop {

    private static final int BATCH = 100;
    private static final Duration FIRST_REST = Duration.ofMillis(100);
    private static final Duration MOST_REST = Duration.ofSeconds(5);

    /** A receiver of events. */
    interface Taker {

        /** Returns how many events it can take now; negative if it will take no more. */
        long wanted();

        /** Takes an event, and says how to go on. */
        Next take(Event event);

        /** Returns whether health keeps showing the loop after it was given up, until the host ends it. */
        boolean parks();

        /** Notes that no more events come, and why. */
        void ended(Throwable failure);
    }

    /** The step after an event: the next event, the same one after a rest, or the end. */
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
    private final WakeableTask task;
    private final FailureStreak streak;
    private volatile Optional<Instant> parkedAt = Optional.empty();
    private Optional<Position> position; // Only the task's run uses it.

    /** @param ends is told when the loop ends by itself and is not parked */
    EventLoop(Events events, TenantScope scope, Optional<Position> from, Taker taker, Consumer<EventLoop> ends) {
        this.events = events;
        this.scope = scope;
        this.taker = taker;
        this.ends = ends;
        this.position = from;
        this.task = new WakeableTask(scope.host(), "events", this::run);
        this.streak = new FailureStreak(scope.host()::problem, "events", FIRST_REST, MOST_REST);
    }

    void wake() {
        task.wake();
    }

    void stop() {
        task.stop();
    }

    boolean isStopped() {
        return task.isStopped();
    }

    /** Returns the health entry of a loop that was given up. */
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
                giveUp(); // For example, a position of another storage: a retry does not help.
                taker.ended(failure);
            } else {
                task.rest(streak.failed(failure));
            }
            return;
        }
        streak.over();
        if (takeAll(read) && read.size() == max) {
            task.wake();
        }
    }

    private boolean takeAll(List<Event> read) {
        for (Event event : read) {
            if (isStopped()) {
                return false;
            }
            Next next = taker.take(event);
            if (!next.taken()) {
                next.rest().ifPresentOrElse(task::rest, this::giveUp);
                return false;
            }
            position = Optional.of(event.position());
        }
        return true;
    }
}
