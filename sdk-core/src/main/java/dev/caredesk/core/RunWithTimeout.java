package dev.caredesk.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task on a thread of its own and waits for it for a limited time.
 *
 * <ol>
 *   <li>A task that returns in time ends the call; its exception is thrown to the caller.
 *   <li>A task that does not is logged and left behind on its daemon thread.
 *   <li>An interrupt ends the wait, and stays set.
 * </ol>
 */
final class RunWithTimeout {

    private static final Logger LOG = LoggerFactory.getLogger(RunWithTimeout.class);

    private RunWithTimeout() {}

    /** Runs the task, and returns when it has ended or when the time is over. */
    static void within(Duration time, String what, Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(task, done), "caredesk-" + what);
        thread.setDaemon(true);
        thread.start();
        try {
            done.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            LOG.warn("{} has not returned within {}; it is left behind", what, time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw unchecked(failed);
        }
    }

    private static void run(Runnable task, CompletableFuture<Void> done) {
        try {
            task.run();
            done.complete(null);
        } catch (Throwable failure) {
            done.completeExceptionally(failure);
        }
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        Throwable failure = failed.getCause();
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failed);
    }
}
