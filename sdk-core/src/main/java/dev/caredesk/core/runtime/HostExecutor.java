package dev.caredesk.core.runtime;

import dev.caredesk.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The executor of the host's own code: listeners, subscribers and channels. Code that blocks occupies one of its threads and holds up
 * nothing else. Thread-safe.
 */
public final class HostExecutor implements TaskRunner {

    private static final Logger LOG = LoggerFactory.getLogger(HostExecutor.class);

    private final Executor executor;
    private final BackgroundExecutor background;
    private final RunningTasks running;

    /**
     * @param executor runs each task on a thread of its own
     * @param background takes problems and times delays
     */
    public HostExecutor(Executor executor, BackgroundExecutor background) {
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
