package dev.caredesk.core.runtime;

import dev.caredesk.Health;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one executor on which all background work runs, and the last things that went wrong there. A task that throws is counted
 * as a problem and harms no other.
 */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int PROBLEMS = 20;

    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final Deque<Health.Problem> problems = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();

    public Background(ScheduledExecutorService executor, InstantSource clock) {
        this.executor = executor;
        this.clock = clock;
    }

    /** Runs a task soon; does nothing once the executor has ended. */
    public void run(String where, Runnable task) {
        later(where, Duration.ZERO, task);
    }

    /** Runs a task after a delay; does nothing once the executor has ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // guarded() keeps what goes wrong
    public void later(String where, Duration delay, Runnable task) {
        try {
            if (delay.isZero()) {
                executor.execute(guarded(where, task));
            } else {
                executor.schedule(guarded(where, task), delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException ended) {
            LOG.debug("{} was not run: the executor has ended", where);
        }
    }

    /** Runs a task again and again, with that pause in between, until the future is cancelled. */
    public Future<?> every(String where, Duration pause, Runnable task) {
        return executor.scheduleWithFixedDelay(
                guarded(where, task), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Keeps what went wrong, in the words of {@link FailureText}. */
    public void problem(String where, Throwable failure) {
        problem(where, FailureText.of(failure));
    }

    /** Keeps what went wrong, in words of the SDK. */
    public void problem(String where, String what) {
        LOG.warn("{} failed: {}", where, what);
        lock.lock();
        try {
            if (problems.size() == PROBLEMS) {
                problems.removeFirst();
            }
            problems.addLast(new Health.Problem(where, clock.instant(), what));
        } finally {
            lock.unlock();
        }
    }

    /** The last things that went wrong, oldest first. */
    public List<Health.Problem> problems() {
        lock.lock();
        try {
            return List.copyOf(problems);
        } finally {
            lock.unlock();
        }
    }

    private Runnable guarded(String where, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                problem(where, failure);
            }
        };
    }
}
