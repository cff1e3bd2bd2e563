package dev.caredesk.core.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Failures in a row of one thing. The first of them is noted as a problem of health, each gives a pause twice as long as the one
 * before, and a success ends the row. Safe for use by several threads.
 */
public final class FailureStreak {

    private static final int MOST_DOUBLINGS = 30;

    private final BiConsumer<String, Throwable> problems;
    private final String where;
    private final Duration first;
    private final Duration most;
    private final AtomicInteger inARow = new AtomicInteger();

    public FailureStreak(Background background, String where, Duration first, Duration most) {
        this(background::problem, where, first, most);
    }

    /** @param problems keeps the first failure of a row */
    public FailureStreak(BiConsumer<String, Throwable> problems, String where, Duration first, Duration most) {
        this.problems = problems;
        this.where = where;
        this.first = first;
        this.most = most;
    }

    /** Notes a failure, and says how long to wait before the next try. */
    public Duration failed(Throwable failure) {
        int before = inARow.getAndIncrement();
        if (before == 0) {
            problems.accept(where, failure);
        }
        Duration pause = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return pause.compareTo(most) < 0 ? pause : most;
    }

    /** Ends the row. */
    public void over() {
        inARow.set(0);
    }

    /** How many failures there were since the last success. */
    public int inARow() {
        return inARow.get();
    }
}
