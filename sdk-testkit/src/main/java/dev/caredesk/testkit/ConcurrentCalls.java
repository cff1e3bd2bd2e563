package dev.caredesk.testkit;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls on threads of their own that start together, so that what they do overlaps. Used by one thread. */
public final class ConcurrentCalls implements AutoCloseable {

    /** For all calls on a busy machine. */
    private static final long LIMIT_MINUTES = 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Threads for calls; none has started yet. */
    public ConcurrentCalls() {}

    /**
     * Runs all calls at once, and returns their answers in the order of the calls.
     *
     * @throws AssertionError if one of them throws, or does not end within 20 minutes
     */
    public <T> List<T> atOnce(List<? extends Callable<T>> calls) {
        refuseNull("calls", calls);
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Future<T>> answers = new ArrayList<>();
        for (Callable<T> call : calls) {
            answers.add(threads.submit(() -> {
                start.await(LIMIT_MINUTES, TimeUnit.MINUTES);
                return call.call();
            }));
        }
        return answers.stream().map(ConcurrentCalls::get).toList();
    }

    private static <T> T get(Future<T> answer) {
        try {
            return answer.get(LIMIT_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("concurrent calls must not be interrupted", interrupted);
        } catch (TimeoutException late) {
            throw new AssertionError("every call must end within " + LIMIT_MINUTES + " minutes, one did not", late);
        } catch (ExecutionException failure) {
            throw new AssertionError(
                    "concurrent call must not fail, one did: " + failure.getCause(), failure.getCause());
        }
    }

    /** Interrupts calls that still run. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
