package dev.caredesk.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several work at the same time. */
public final class ConcurrentRun {

    private ConcurrentRun() {}

    /** Returns the results of all, in their order; fails when one fails. */
    public static <T> List<T> work(List<Callable<T>> all) {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(all)) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("operation must not fail, one did", failure.getCause());
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("run must not be interrupted", interrupt);
        } finally {
            threads.shutdownNow();
        }
    }
}
