package dev.caredesk.testkit.model;

import dev.caredesk.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times of a request in the model, and what changes them (R5 to R8). The SDK is judged by these rules, so they call none of its own.
 *
 * @param deadline empty while a chat or call in the request is live, and once it is closed
 */
record ModelTimes(Instant created, Instant updated, Optional<Instant> deadline, Optional<Instant> closed) {

    private static final Duration DELAY = Duration.ofDays(5);
    /** An update further ahead came from a clock that was wrong (R6). */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    static ModelTimes startingAt(Instant at) {
        return new ModelTimes(at, at, Optional.of(at.plus(DELAY)), Optional.empty());
    }

    /** Returns the times that the SDK shows, to compare with {@link #shownAt}. */
    static ModelTimes of(Request shown) {
        return new ModelTimes(shown.created(), shown.updated(), shown.deadline(), shown.closed());
    }

    /** Returns the times that a reader must see at that instant: an overdue request is closed as of its deadline (R7). */
    ModelTimes shownAt(Instant now) {
        return isOverdue(now) ? closedAt(deadline.orElseThrow()) : this;
    }

    /** Returns whether nobody closed it and its deadline has come, at which it already is overdue (R6). */
    boolean isOverdue(Instant now) {
        return deadline.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Returns whether it is neither closed nor overdue at that instant (R6, R7). */
    boolean isOpen(Instant now) {
        return closed.isEmpty() && !isOverdue(now);
    }

    ModelTimes closedAt(Instant at) {
        return new ModelTimes(created, updated, Optional.empty(), Optional.of(at));
    }

    /** Returns whether an update then becomes the last one: not while the clock is back (T1). */
    boolean isUpdatedBy(Instant at) {
        return !at.isBefore(updated);
    }

    /**
     * Returns the times after something came to an open request, or left it (R6, R8).
     *
     * @param update whether that counts as an update
     * @param live whether a chat or call in the request is live now
     */
    ModelTimes touched(Instant at, boolean update, boolean live) {
        boolean moves = update && isUpdatedBy(at);
        Instant last = moves ? at : updated;
        if (live) {
            return new ModelTimes(created, last, Optional.empty(), closed);
        }
        boolean wrong = updated.isAfter(at.plus(CLOCKS_DIFFER));
        Optional<Instant> running = moves || (update && wrong) ? Optional.of(at.plus(DELAY)) : deadline;
        Instant back = (at.isAfter(last) || wrong ? at : last).plus(DELAY);
        return new ModelTimes(created, last, running.or(() -> Optional.of(back)), closed);
    }
}
