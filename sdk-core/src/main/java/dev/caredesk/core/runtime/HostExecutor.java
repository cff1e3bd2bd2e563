package dev.caredesk.core.runtime;

import dev.caredesk.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The executor of the host's own code: listeners, subscribers and channels. Code that blocks occupies one of its threads and holds up
 * nothing else. Thread-safe.
 */
public final class HostExecutor implements TaskRunner {

    private static final Duration FIRST_REST = Duration.ofMillis(100);
    private static final Duration MOST_REST = Duration.ofSeconds(5);

    private final Executor executor;
    private final BackgroundExecutor background;
    private final RunningTasks running;
    private final FailureStreak trouble;
    private volatile boolean ended;

    /**
     * @param executor runs each task on a thread of its own
     * @param background takes problems and times delays
     */
    public HostExecutor(Executor executor, BackgroundExecutor background) {
        this.executor = executor;
        this.background = background;
        this.running = new RunningTasks(background.clock());
        this.trouble = new FailureStreak(background, "the executor of the host's code", FIRST_REST, MOST_REST);
    }

    /**
     * Runs a task soon; does nothing after the end. An executor that refuses it, or that has no thread for it, is asked again and again,
     * since the task may be the one that all further news of a listener waits for.
     */
    @Override
    public void run(String where, Runnable task) {
        if (ended) {
            return;
        }
        try {
            executor.execute(background.guarded(running, where, task));
            trouble.over();
        } catch (Throwable refused) {
            background.later(where, trouble.failed(refused), () -> run(where, task));
        }
    }

    /** Ends it: from now on no task is handed in. */
    public void end() {
        ended = true;
    }

    @Override
    public void later(String where, Duration delay, Runnable task) {
        if (delay.isZero()) {
            run(where, task);
        } else {
            background.later(where, delay, () -> run(where, task));
        }
    }

    /** Adds a failure of the host's code as a problem. */
    public void problem(String where, Throwable failure) {
        background.problem(where, failure);
    }

    /** Adds a problem of the host's code, in the SDK's own words. */
    public void problem(String where, String what) {
        background.problem(where, what);
    }

    /** Returns the calls of the host's code that hang. */
    public List<Health.Stuck> stuck() {
        return running.stuck();
    }
}
