package dev.caredesk.testkit.storage;

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

/** Real threads that start together, so that what they do overlaps. */
final class Race implements AutoCloseable {

    /** The number of rounds of a race; the full count is for a long run. */
    static final int ROUNDS = Integer.getInteger("caredesk.contract.races", 100);

    /** For all of a race on a busy machine. */
    private static final long LIMIT_MINUTES = 20;

    private final ExecutorService threads;

    Race(int size) {
        this.threads = Executors.newFixedThreadPool(size);
    }

    /** Runs all at once, and gives what each answered, in their order. */
    <T> List<T> run(List<Callable<T>> runners) {
        CyclicBarrier start = new CyclicBarrier(runners.size());
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> runner : runners) {
            futures.add(threads.submit(() -> {
                start.await(LIMIT_MINUTES, TimeUnit.MINUTES);
                return runner.call();
            }));
        }
        return futures.stream().map(Race::get).toList();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(LIMIT_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("race must not be interrupted", e);
        } catch (TimeoutException e) {
            throw new AssertionError("every racing thread must end within the limit, one did not", e);
        } catch (ExecutionException e) {
            throw new AssertionError("racing thread must not fail, one did", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
