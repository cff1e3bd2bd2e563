package dev.caredesk.core.engagement;

import dev.caredesk.spi.storage.StoredRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a request was made, updated and closed, and its deadline (R6, R8).
 *
 * @param closesAt the deadline; {@link StoredRequest#NEVER} where there is none
 * @param closed when it was closed by hand or by a sweep
 */
public record RequestTimes(Instant created, Instant updated, Instant closesAt, Optional<Instant> closed) {

    /** Those of a new request. */
    static RequestTimes startingAt(Instant at, Duration delay) {
        return new RequestTimes(at, at, at.plus(delay), Optional.empty());
    }

    /** R6, R7: open means neither closed nor overdue. */
    boolean isOpenAt(Instant now) {
        return closed.isEmpty() && closesAt.isAfter(now);
    }

    /** After a close by hand (R5). */
    RequestTimes closedAt(Instant at) {
        return new RequestTimes(created, updated, closesAt, Optional.of(at));
    }

    /** After an update at that instant (R8), if it is open and was not updated later; one without a deadline stays without. */
    RequestTimes touched(Instant at, Duration delay) {
        if (at.isBefore(updated) || !isOpenAt(at)) {
            return this;
        }
        Instant deadline = closesAt.equals(StoredRequest.NEVER) ? closesAt : at.plus(delay);
        return new RequestTimes(created, at, deadline, closed);
    }

    /** After an update by a conversation that is live (R6). */
    RequestTimes withoutDeadline(Instant at) {
        return new RequestTimes(created, at.isAfter(updated) ? at : updated, StoredRequest.NEVER, closed);
    }
}
