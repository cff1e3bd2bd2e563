package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times of a request, with what changes them (R6, R7, R8).
 *
 * @param updated the last update of the request or of one of its activities
 * @param deadline when it closes by itself; {@link #NEVER} where it has no deadline
 * @param closed when it was closed by hand or by a sweep; empty otherwise, even when it is overdue
 */
public record RequestTimes(Instant created, Instant updated, Instant deadline, Optional<Instant> closed) {

    /** The end of time: the deadline of a request that has none. */
    public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** The time by which the clocks of those who commit may differ (R6). */
    public static final Duration AHEAD = Duration.ofHours(1);

    public RequestTimes {
        refuseNull("created", created, "updated", updated, "deadline", deadline);
        refuseNull("closed", closed);
    }

    /** Returns the times of a new request. */
    public static RequestTimes startingAt(Instant at, Duration delay) {
        refuseNull("at", at, "delay", delay);
        return new RequestTimes(at, at, at.plus(delay), Optional.empty());
    }

    /** Returns false if the request has no deadline, since a chat or call in it is live (R6). */
    public boolean hasDeadline() {
        return deadline.isBefore(NEVER);
    }

    /** Returns true if the request is neither closed nor overdue at that instant (R6, R7). */
    public boolean isOpenAt(Instant now) {
        refuseNull("now", now);
        return closed.isEmpty() && deadline.isAfter(now);
    }

    /** Returns the times after a close. */
    public RequestTimes closedAt(Instant at) {
        refuseNull("at", at);
        return new RequestTimes(created, updated, deadline, Optional.of(at));
    }

    /** Returns true if the last update of the request becomes that of a touch at that instant: it never goes back (T1). */
    public boolean moves(Touch touch, Instant at) {
        refuseNull("touch", touch, "at", at);
        return touch.update() && !at.isBefore(updated);
    }

    /**
     * Returns the times of an open request after a touch.
     *
     * <ol>
     *   <li>If it is an update at or after the last one, the last update becomes its instant, and the deadline that instant plus the delay.
     *   <li>While a conversation in the request is live, it has no deadline. When none is any more, the deadline is the later of the
     *       touch's instant and the last update, plus the delay.
     *   <li>A last update of more than {@link #AHEAD} after the touch's instant came from a clock that was wrong: the last update stays,
     *       but the deadline counts from the touch.
     * </ol>
     *
     * @param at the ChangeSet's instant
     * @param live whether a chat or call in the request is live
     */
    public RequestTimes touched(Touch touch, Instant at, boolean live) {
        refuseNull("touch", touch, "at", at);
        boolean moves = moves(touch, at);
        Instant last = moves ? at : updated;
        return new RequestTimes(created, last, live ? NEVER : deadline(touch, at, moves), closed);
    }

    private Instant deadline(Touch touch, Instant at, boolean moves) {
        boolean ahead = updated.isAfter(at.plus(AHEAD));
        if (!hasDeadline()) {
            Instant from = at.isAfter(updated) || ahead ? at : updated;
            return from.plus(touch.delay());
        }
        return moves || (touch.update() && ahead) ? at.plus(touch.delay()) : deadline;
    }
}
