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

    /** Returns the times with the last update and the deadline of others. */
    public RequestTimes updatedAs(RequestTimes others) {
        refuseNull("others", others);
        return new RequestTimes(created, others.updated, others.deadline, closed);
    }

    /**
     * Returns the times of an open request after a touch.
     *
     * @param live whether a chat or call in the request is live
     */
    public RequestTimes touched(Touch touch, boolean live) {
        refuseNull("touch", touch);
        boolean moves = touch.moves(updated);
        Instant last = moves ? touch.at() : updated;
        return new RequestTimes(created, last, live ? NEVER : deadline(touch, moves), closed);
    }

    private Instant deadline(Touch touch, boolean moves) {
        if (!hasDeadline()) {
            Instant last = touch.at().isAfter(updated) ? touch.at() : updated;
            return last.plus(touch.delay());
        }
        return moves ? touch.at().plus(touch.delay()) : deadline;
    }
}
