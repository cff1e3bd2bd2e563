package dev.caredesk.core.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task that many may wake and that never runs twice at the same time. Woken while it runs, it runs once more; it
 * gives its thread back in between, so that tasks take turns. Safe for use by several threads.
 */
public final class WakeableTask {

    private final TaskRunner tasks;
    private final String where;
    private final Duration gap;
    private final Runnable body;
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean resting;
    private volatile boolean stopped;
    private volatile long lastRun;

    public WakeableTask(TaskRunner tasks, String where, Runnable body) {
        this(tasks, where, Duration.ZERO, body);
    }

    /** @param gap how long after the begin of a run the next one begins, at least; woken for the first time in a while, it runs at once */
    public WakeableTask(TaskRunner tasks, String where, Duration gap, Runnable body) {
        this.tasks = tasks;
        this.where = where;
        this.gap = gap;
        this.body = body;
        this.lastRun = System.nanoTime() - gap.toNanos();
    }

    /** Has it run soon; while it rests, when the rest is over. */
    public void wake() {
        if (!stopped && !resting && wakes.getAndIncrement() == 0) {
            runSoon();
        }
    }

    /** Has it rest that long and then run, however often it is woken meanwhile. For the body itself. */
    public void rest(Duration pause) {
        resting = true;
        tasks.later(where, pause, () -> {
            resting = false;
            wake();
        });
    }

    /** Ends it for good; a run under way may still end. */
    public void stop() {
        stopped = true;
    }

    /** Whether it has ended. */
    public boolean isStopped() {
        return stopped;
    }

    private void runSoon() {
        long left = gap.toNanos() - (System.nanoTime() - lastRun);
        tasks.later(where, Duration.ofNanos(Math.max(0, left)), this::run);
    }

    private void run() {
        lastRun = System.nanoTime();
        int seen = wakes.get();
        try {
            if (!stopped && !resting) {
                body.run();
            }
        } finally {
            if (wakes.addAndGet(-seen) > 0) {
                runSoon();
            }
        }
    }
}
