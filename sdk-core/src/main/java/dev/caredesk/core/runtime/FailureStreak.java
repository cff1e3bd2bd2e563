package dev.caredesk.core.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Counts the failures of one thing in a row, and spaces the retries. The first failure becomes a problem of health, each doubles the
 * pause, and a success ends the row. Safe for use by several threads.
 */
public final class FailureStreak {

    private static final int MOST_DOUBLINGS = 30;

    private final BiConsumer<String, Throwable> problems;
    private final String where;
    private final Duration first;
    private final Duration most;
    private final AtomicInteger inARow = new AtomicInteger();

    public FailureStreak(BackgroundExecutor background, String where, Duration first, Duration most) {
        this(background::problem, where, first, most);
    }

    /** @param problems takes the first failure of a row */
    public FailureStreak(BiConsumer<String, Throwable> problems, String where, Duration first, Duration most) {
        this.problems = problems;
        this.where = where;
        this.first = first;
        this.most = most;
    }

    /** Adds a failure, and returns the pause before the next try. */
    public Duration failed(Throwable failure) {
        int before = inARow.getAndIncrement();
        if (before == 0) {
            problems.accept(where, failure);
        }
        Duration pause = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return pause.compareTo(most) < 0 ? pause : most;
    }

    /** Ends the row, after a success. */
    public void over() {
        inARow.set(0);
    }

    /** Returns the number of failures since the last success. */
    public int inARow() {
        return inARow.get();
    }
}
