package dev.caredesk.core.engagement;

import dev.caredesk.spi.storage.StoredRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times of a request: created, last updated, closed, and its deadline (R6, R8).
 *
 * @param closesAt the deadline; {@link StoredRequest#NEVER} for none
 * @param closed when it was closed by hand or by a sweep
 */
public record RequestTimes(Instant created, Instant updated, Instant closesAt, Optional<Instant> closed) {

    /** Returns the times of a new request. */
    static RequestTimes startingAt(Instant at, Duration delay) {
        return new RequestTimes(at, at, at.plus(delay), Optional.empty());
    }

    /** Returns whether the request is neither closed nor overdue (R6, R7). */
    boolean isOpenAt(Instant now) {
        return closed.isEmpty() && closesAt.isAfter(now);
    }

    /** Returns the times after a close by hand (R5). */
    RequestTimes closedAt(Instant at) {
        return new RequestTimes(created, updated, closesAt, Optional.of(at));
    }

    /**
     * Returns the times after an update at that instant (R8), if the request is open and was not updated later; without a deadline it
     * stays without.
     */
    RequestTimes touched(Instant at, Duration delay) {
        if (at.isBefore(updated) || !isOpenAt(at)) {
            return this;
        }
        Instant deadline = closesAt.equals(StoredRequest.NEVER) ? closesAt : at.plus(delay);
        return new RequestTimes(created, at, deadline, closed);
    }

    /** Returns the times after an update by a live conversation (R6). */
    RequestTimes withoutDeadline(Instant at) {
        return new RequestTimes(created, at.isAfter(updated) ? at : updated, StoredRequest.NEVER, closed);
    }
}
