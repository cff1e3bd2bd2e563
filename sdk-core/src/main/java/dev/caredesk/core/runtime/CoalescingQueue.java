package dev.caredesk.core.runtime;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BinaryOperator;

/**
 * A work queue with one entry per key: work noted many times for a key is done once, by a limited number of tasks. Noting never waits for
 * the work. Thread-safe.
 *
 * <ol>
 *   <li>New work for a key is merged with its waiting work.
 *   <li>A task takes the key that has waited longest and gives it to the handler; no other task works on that key meanwhile.
 *   <li>A key whose handler found it busy waits until {@link #ready} is called for it.
 *   <li>A key whose handler failed rests, ready or not; the rest grows with each failure in a row.
 * </ol>
 */
public final class CoalescingQueue<K, N> {

    /** The handler's result for a key. */
    public enum Result {
        /** The work is done. */
        DONE,
        /** Somebody else has the key, and will say when it is ready. */
        BUSY
    }

    /** Does the work of one key. Work that throws is tried again. */
    @FunctionalInterface
    public interface Handler<K, N> {
        Result handle(K key, N news);
    }

    private final BackgroundExecutor background;
    private final String where;
    private final int tasks;
    private final BinaryOperator<N> merge;
    private final Handler<K, N> handler;
    private final FailureStreak streak;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final Map<K, N> waiting = new LinkedHashMap<>();
    private final Set<K> running = new HashSet<>();
    private final Set<K> busy = new HashSet<>();
    private final Set<K> resting = new HashSet<>();
    private final Set<K> readyMeanwhile = new HashSet<>();
    private int active;
    // Readable without the lock.
    private volatile boolean idle = true;

    /** @param tasks the most keys that are worked on at the same time */
    public CoalescingQueue(
            BackgroundExecutor background, String where, int tasks, BinaryOperator<N> merge, Handler<K, N> handler) {
        this.background = background;
        this.where = where;
        this.tasks = tasks;
        this.merge = merge;
        this.handler = handler;
        this.streak = new FailureStreak(background, where, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** Adds work for a key. */
    public void note(K key, N news) {
        lock.lock();
        try {
            waiting.merge(key, news, merge);
            idle = false;
        } finally {
            lock.unlock();
        }
        startTask();
    }

    /** Notes that a busy key can be worked on. */
    public void ready(K key) {
        if (idle) {
            return;
        }
        boolean freed = false;
        lock.lock();
        try {
            if (running.contains(key)) {
                readyMeanwhile.add(key);
            } else {
                freed = busy.remove(key);
            }
        } finally {
            lock.unlock();
        }
        if (freed) { // Most turns end with nothing that waited for them.
            startTask();
        }
    }

    private void rested(K key) {
        lock.lock();
        try {
            resting.remove(key);
        } finally {
            lock.unlock();
        }
        startTask();
    }

    /** Returns the number of keys with work that is not done. */
    public int size() {
        lock.lock();
        try {
            return waiting.size() + running.size();
        } finally {
            lock.unlock();
        }
    }

    private void startTask() {
        lock.lock();
        try {
            if (active == tasks || next().isEmpty()) {
                return;
            }
            active++;
        } finally {
            lock.unlock();
        }
        background.run(where, this::runTask);
    }

    /** Works on one key, and then gives the thread back. */
    private void runTask() {
        Optional<Map.Entry<K, N>> taken = take();
        if (taken.isPresent()) {
            work(taken.get().getKey(), taken.get().getValue());
            background.run(where, this::runTask);
        }
    }

    private Optional<Map.Entry<K, N>> take() {
        lock.lock();
        try {
            Optional<K> key = next();
            if (key.isEmpty()) {
                active--;
                idle = waiting.isEmpty() && running.isEmpty();
                return Optional.empty();
            }
            running.add(key.get());
            return Optional.of(Map.entry(key.get(), waiting.remove(key.get())));
        } finally {
            lock.unlock();
        }
    }

    private Optional<K> next() {
        return waiting.keySet().stream()
                .filter(key -> !running.contains(key) && !busy.contains(key) && !resting.contains(key))
                .findFirst();
    }

    private void work(K key, N news) {
        try {
            boolean done = handler.handle(key, news) == Result.DONE;
            if (done) {
                streak.over();
            }
            worked(key, done ? Optional.empty() : Optional.of(news));
        } catch (Throwable failure) {
            Duration rest = streak.failed(failure);
            failed(key, news);
            background.later(where, rest, () -> rested(key));
        }
    }

    /** @param left the work still to do for a busy key, which may have become ready meanwhile */
    private void worked(K key, Optional<N> left) {
        lock.lock();
        try {
            running.remove(key);
            boolean ready = readyMeanwhile.remove(key);
            if (left.isPresent()) {
                putBack(key, left.get());
                if (!ready) {
                    busy.add(key);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void failed(K key, N news) {
        lock.lock();
        try {
            running.remove(key);
            readyMeanwhile.remove(key);
            putBack(key, news);
            resting.add(key);
        } finally {
            lock.unlock();
        }
    }

    private void putBack(K key, N news) {
        waiting.merge(key, news, (later, before) -> merge.apply(before, later));
    }
}
