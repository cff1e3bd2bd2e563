package dev.caredesk.schedules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An executor with a thread for each task, so that every order of tasks is a schedule. It knows no time: a delay may be over at once, and
 * what is periodic never comes.
 */
final class ThreadEach extends AbstractExecutorService implements ScheduledExecutorService {

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Thread> threads = new ArrayDeque<>();

    /** Runs each of them in a thread, and waits until nothing runs any more, what they hand in included. */
    void runAll(Runnable... work) {
        for (Runnable each : work) {
            execute(each);
        }
        for (Optional<Thread> next = next(); next.isPresent(); next = next()) {
            try {
                next.get().join();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    private Optional<Thread> next() {
        lock.lock();
        try {
            return Optional.ofNullable(threads.poll());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task);
        lock.lock();
        try {
            threads.add(thread);
        } finally {
            lock.unlock();
        }
        thread.start();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        execute(task);
        return new Handed<>();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        return new Handed<>();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long pause, TimeUnit unit) {
        return new Handed<>();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        Collection<Runnable> none = List.of();
        return new ArrayList<>(none);
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }

    /** Of what was handed in, which nobody asks. */
    private static final class Handed<V> extends CompletableFuture<V> implements ScheduledFuture<V> {

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
