package dev.caredesk.core.runtime;

import dev.caredesk.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The executor of the SDK's own background work, with its latest problems. No code of the host runs on it. Exceptions and errors alike
 * become problems; they affect no other task and no later run. A task that the executor refuses is handed in again after the next task
 * that runs. Thread-safe.
 */
public final class BackgroundExecutor implements TaskRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundExecutor.class);

    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final RunningTasks running;
    private final LatestProblems problems = new LatestProblems();
    private final Queue<Runnable> refused = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    public BackgroundExecutor(ScheduledExecutorService executor, InstantSource clock) {
        this.executor = executor;
        this.clock = new FallbackClock(clock);
        this.running = new RunningTasks(this.clock);
    }

    InstantSource clock() {
        return clock;
    }

    /** Returns the instant of the host's clock, for health only; the last one that it gave, while it fails. */
    public Instant lastInstant() {
        return clock.instant();
    }

    /** Returns an operation that began at that instant, if it has run for 10 seconds or more. */
    public Optional<Health.Stuck> stuck(String where, Instant began) {
        return running.stuck(where, began);
    }

    @Override
    public void run(String where, Runnable task) {
        later(where, Duration.ZERO, task);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // guarded() handles the failures.
    public void later(String where, Duration delay, Runnable task) {
        if (ended) {
            return;
        }
        try {
            if (delay.isZero()) {
                executor.execute(guarded(where, task));
            } else {
                executor.schedule(guarded(where, task), delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException full) {
            refused(where, delay, task);
        }
    }

    private void refused(String where, Duration delay, Runnable task) {
        if (refused.isEmpty()) {
            problem(where, "the executor refused the task, which is handed in again");
        }
        refused.add(() -> later(where, delay, task));
    }

    private void handInAgain() {
        for (int left = refused.size(); left > 0; left--) {
            Optional.ofNullable(refused.poll()).ifPresent(Runnable::run);
        }
    }

    /** Ends it: from now on no task is handed in. */
    public void end() {
        ended = true;
    }

    /** Runs a task repeatedly, with a pause in between, until the future is cancelled. */
    public Future<?> every(String where, Duration pause, Runnable task) {
        return executor.scheduleWithFixedDelay(
                guarded(where, task), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Adds a failure as a problem, in the words of {@link FailureText}. */
    public void problem(String where, Throwable failure) {
        problem(where, FailureText.of(failure));
    }

    /** Adds a problem in the SDK's own words. */
    public void problem(String where, String what) {
        LOG.warn("{} failed: {}", where, what);
        problems.add(new Health.Problem(where, clock.instant(), what));
    }

    /** Returns the latest problems, oldest first. */
    public List<Health.Problem> problems() {
        return problems.all();
    }

    /** Returns the SDK's own tasks that hang. */
    public List<Health.Stuck> stuck() {
        return running.stuck();
    }

    private Runnable guarded(String where, Runnable task) {
        return guarded(running, where, task);
    }

    /** Returns a task whose failures become problems. */
    Runnable guarded(RunningTasks runningTasks, String where, Runnable task) {
        return () -> {
            try {
                runningTasks.run(where, task);
            } catch (Throwable failure) {
                problem(where, failure);
            } finally {
                handInAgain();
            }
        };
    }
}
