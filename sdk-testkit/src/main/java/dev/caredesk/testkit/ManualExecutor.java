package dev.caredesk.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An executor without threads: its tasks run when a test says so, on the test's thread, in the order in which they are due. It has a
 * time of its own, which only {@link #pass} moves. Tasks may be handed in from several threads.
 */
public final class ManualExecutor extends AbstractExecutorService implements ScheduledExecutorService {

    private static final int MOST = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Task<?>> waiting = new PriorityQueue<>(
            Comparator.<Task<?>>comparingLong(task -> task.due).thenComparingLong(task -> task.number));
    private long now;
    private long handedIn;
    private boolean shutdown;

    /** An executor without tasks. */
    public ManualExecutor() {}

    /** Lets that much of its own time pass, and runs all that becomes due, what tasks hand in included. */
    public void pass(Duration time) {
        long end = now + time.toNanos();
        for (int ran = 0; ran < MOST; ran++) {
            Optional<Task<?>> next = next(end);
            if (next.isEmpty()) {
                now = end;
                return;
            }
            now = Math.max(now, next.get().due);
            next.get().run();
        }
        throw new AssertionError("background tasks must come to rest, but hand in tasks without end");
    }

    /** Runs all that is due now. */
    public void settle() {
        pass(Duration.ZERO);
    }

    /** Returns how many tasks wait, periodic ones included. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Task<?>> next(long end) {
        lock.lock();
        try {
            Task<?> first = waiting.peek();
            if (first == null || first.due > end) {
                return Optional.empty();
            }
            waiting.poll();
            return Optional.of(first);
        } finally {
            lock.unlock();
        }
    }

    private <V> Task<V> handIn(Callable<V> work, long delay, long period) {
        lock.lock();
        try {
            if (shutdown) {
                throw new RejectedExecutionException("executor must not be given a task after its shutdown");
            }
            Task<V> task = new Task<>(work, now + Math.max(0, delay), period, handedIn++);
            waiting.add(task);
            return task;
        } finally {
            lock.unlock();
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Nobody asks what became of it.
    public void execute(Runnable command) {
        handIn(Executors.callable(command), 0, 0);
    }

    @Override
    protected <V> RunnableFuture<V> newTaskFor(Callable<V> callable) {
        return new Task<>(callable, 0, 0, 0);
    }

    @Override
    protected <V> RunnableFuture<V> newTaskFor(Runnable runnable, V value) {
        return newTaskFor(Executors.callable(runnable, value));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return handIn(Executors.callable(command), unit.toNanos(delay), 0);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return handIn(callable, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return handIn(Executors.callable(command), unit.toNanos(initialDelay), unit.toNanos(period));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return scheduleAtFixedRate(command, initialDelay, delay, unit);
    }

    @Override
    public void shutdown() {
        lock.lock();
        try {
            shutdown = true;
            waiting.removeIf(task -> task.period != 0);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        lock.lock();
        try {
            shutdown = true;
            Collection<Task<?>> left = new ArrayList<>(waiting);
            waiting.clear();
            return new ArrayList<>(left);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && waiting() == 0;
    }

    /** Runs what is due instead of waiting; what is due later is dropped. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        settle();
        if (shutdown) {
            shutdownNow();
        }
        return isTerminated();
    }

    private final class Task<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {

        private final long period;
        private final long number;
        private long due;

        private Task(Callable<V> work, long due, long period, long number) {
            super(work);
            this.due = due;
            this.period = period;
            this.number = number;
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else if (runAndReset()) {
                again();
            }
        }

        private void again() {
            lock.lock();
            try {
                if (!shutdown) {
                    due += period;
                    waiting.add(this);
                }
            } finally {
                lock.unlock();
            }
        }

        /** Nobody else would run it: whoever waits for a task runs what is due. */
        @Override
        public V get() throws InterruptedException, ExecutionException {
            settle();
            return super.get();
        }

        @Override
        public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            settle();
            return super.get(timeout, unit);
        }

        @Override
        public boolean isPeriodic() {
            return period != 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }
}
