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
 * Work that waits by key: however often it is noted, it is done once, by a few tasks of the executor at a time. Noting never waits
 * for the work. Thread-safe.
 *
 * <ol>
 *   <li>What is noted of a key is merged with what waits for it.
 *   <li>A task takes the key that waits longest and hands it to the handler; nobody else works on that key meanwhile.
 *   <li>A key whose handler could not work waits until somebody says that it is ready.
 *   <li>A key whose handler failed rests, ready or not; the rest grows while failures follow each other.
 * </ol>
 */
public final class CoalescingQueue<K, N> {

    /** What the handler made of a key. */
    public enum Result {
        /** The work is done. */
        DONE,
        /** Somebody has the key, and says when it is ready. */
        BUSY
    }

    /** Does the work of one key. What it throws has it tried again. */
    @FunctionalInterface
    public interface Handler<K, N> {
        Result handle(K key, N news);
    }

    private final Background background;
    private final String where;
    private final int tasks;
    private final BinaryOperator<N> merge;
    private final Handler<K, N> handler;
    private final FailureStreak trouble;
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by the lock.
    private final Map<K, N> waiting = new LinkedHashMap<>();
    private final Set<K> running = new HashSet<>();
    private final Set<K> busy = new HashSet<>();
    private final Set<K> resting = new HashSet<>();
    private final Set<K> readyMeanwhile = new HashSet<>();
    private int active;
    // What others may know of it without the lock.
    private volatile boolean idle = true;

    /** @param tasks how many keys are worked on at the same time, at most */
    public CoalescingQueue(
            Background background, String where, int tasks, BinaryOperator<N> merge, Handler<K, N> handler) {
        this.background = background;
        this.where = where;
        this.tasks = tasks;
        this.merge = merge;
        this.handler = handler;
        this.trouble = new FailureStreak(background, where, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** Notes work for a key. */
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

    /** Says that a key which was busy can be worked on. */
    public void ready(K key) {
        if (idle) {
            return;
        }
        lock.lock();
        try {
            if (running.contains(key)) {
                readyMeanwhile.add(key);
            } else {
                busy.remove(key);
            }
        } finally {
            lock.unlock();
        }
        startTask();
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

    /** How many keys have work that is not done. */
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

    /** Works on one key, and gives the thread back in between. */
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
                trouble.over();
            }
            worked(key, done ? Optional.empty() : Optional.of(news));
        } catch (Throwable failure) {
            Duration rest = trouble.failed(failure);
            failed(key, news);
            background.later(where, rest, () -> rested(key));
        }
    }

    /** @param left what is still to be done, since somebody has the key, who may have said meanwhile that it is ready */
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
