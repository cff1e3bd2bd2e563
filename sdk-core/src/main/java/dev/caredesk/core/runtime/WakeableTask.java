package dev.caredesk.core.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task that any thread can wake and that never runs twice at the same time. Woken while it runs, it runs once more. It gives its thread
 * back in between, so that tasks take turns. Safe for use by several threads.
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

    /** @param gap the least time between the starts of two runs; after a longer pause it runs at once */
    public WakeableTask(TaskRunner tasks, String where, Duration gap, Runnable body) {
        this.tasks = tasks;
        this.where = where;
        this.gap = gap;
        this.body = body;
        this.lastRun = System.nanoTime() - gap.toNanos();
    }

    /** Makes it run soon, or at the end of its rest. */
    public void wake() {
        if (!stopped && !resting && wakes.getAndIncrement() == 0) {
            runSoon();
        }
    }

    /** Makes it rest and then run, however often it is woken meanwhile. Called by the task itself. */
    public void rest(Duration pause) {
        resting = true;
        tasks.later(where, pause, () -> {
            resting = false;
            wake();
        });
    }

    /** Stops it for good; a run under way may still end. */
    public void stop() {
        stopped = true;
    }

    /** Returns whether it was stopped. */
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
