package dev.caredesk.testkit.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A list that grows, and on which a test can wait. */
final class AwaitableList<T> {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String what;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<T> items = new ArrayList<>();

    AwaitableList(String what) {
        this(what, PATIENCE);
    }

    AwaitableList(String what, Duration patience) {
        this.what = what;
        this.patience = patience;
    }

    void add(T item) {
        lock.lock();
        try {
            items.add(item);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<T> all() {
        lock.lock();
        try {
            return List.copyOf(items);
        } finally {
            lock.unlock();
        }
    }

    void await(Predicate<List<T>> condition) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!condition.test(List.copyOf(items))) {
                if (left <= 0) {
                    throw new AssertionError("awaited list of " + what + " must reach its condition within " + patience
                            + ", has " + items.size());
                }
                left = grown.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("wait for " + what + " must not be interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            items.clear();
        } finally {
            lock.unlock();
        }
    }
}
