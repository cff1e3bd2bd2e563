package dev.caredesk.core.runtime;

import dev.caredesk.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The executor of the host's own code: listeners, subscribers and channels. Code that blocks keeps a thread of it and nothing else.
 * Thread-safe.
 */
public final class HostCode implements TaskRunner {

    private static final Logger LOG = LoggerFactory.getLogger(HostCode.class);

    private final Executor executor;
    private final Background background;
    private final RunningTasks running;

    /**
     * @param executor which runs each task in a thread apart
     * @param background which keeps what goes wrong, and knows when a delay is over
     */
    public HostCode(Executor executor, Background background) {
        this.executor = executor;
        this.background = background;
        this.running = new RunningTasks(background.clock());
    }

    @Override
    public void run(String where, Runnable task) {
        try {
            executor.execute(background.guarded(running, where, task));
        } catch (RejectedExecutionException ended) {
            LOG.debug("{} was not run: the executor has ended", where);
        }
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
