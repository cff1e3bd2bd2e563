package dev.caredesk.core.runtime;

import dev.caredesk.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The executor of the host's own code: listeners, subscribers and channels. Code that blocks keeps a thread of it and nothing else.
 * Thread-safe.
 */
public final class HostCode implements Tasks {

    private static final Duration FIRST_REST = Duration.ofMillis(100);
    private static final Duration MOST_REST = Duration.ofSeconds(5);

    private final Executor executor;
    private final Background background;
    private final RunningTasks running;
    private final Trouble trouble;
    private volatile boolean ended;

    /**
     * @param executor which runs each task in a thread apart
     * @param background which keeps what goes wrong, and knows when a delay is over
     */
    public HostCode(Executor executor, Background background) {
        this.executor = executor;
        this.background = background;
        this.running = new RunningTasks(background.clock());
        this.trouble = new Trouble(background, "the executor of the host's code", FIRST_REST, MOST_REST);
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

    /** Keeps what went wrong in the host's code. */
    public void problem(String where, Throwable failure) {
        background.problem(where, failure);
    }

    /** Keeps what went wrong in the host's code, in words of the SDK. */
    public void problem(String where, String what) {
        background.problem(where, what);
    }

    /** Returns the calls of the host's code that do not return. */
    public List<Health.Stuck> stuck() {
        return running.stuck();
    }
}
