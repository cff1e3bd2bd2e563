package dev.caredesk.core.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * News that waits for one receiver of the host's, who is told one after another on the executor of the host's code. Putting something
 * in never waits. Thread-safe.
 *
 * <ol>
 *   <li>What is put in waits in its order; one task at a time takes it out.
 *   <li>When the mailbox is full, it is emptied: from then on it only counts, until the receiver comes back.
 *   <li>The receiver is then told how much it missed, and after that what comes.
 * </ol>
 */
public final class Mailbox<T> {

    /** How much waits, at most. */
    public static final int CAPACITY = 1_000;

    private static final int EACH_TASK = 100;

    private final HostCode host;
    private final String where;
    private final Consumer<T> receiver;
    private final LongFunction<T> missed;
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by the lock.
    private final Deque<T> waiting = new ArrayDeque<>();
    private long missing;
    private boolean active;
    private boolean closed;

    /**
     * @param where names it in health
     * @param missed says in the receiver's own terms how much it missed
     */
    public Mailbox(HostCode host, String where, Consumer<T> receiver, LongFunction<T> missed) {
        this.host = host;
        this.where = where;
        this.receiver = receiver;
        this.missed = missed;
    }

    /** Puts something in, to be told after what is there. It is told only once {@link #deliver} is called. */
    public void put(T news) {
        boolean filled;
        lock.lock();
        try {
            filled = !closed && add(news);
        } finally {
            lock.unlock();
        }
        if (filled) {
            host.problem(where, "does not keep up: its signals are dropped until it comes back");
        }
    }

    /** True when it is full now. */
    private boolean add(T news) {
        if (missing > 0) {
            missing++;
            return false;
        }
        if (waiting.size() < CAPACITY) {
            waiting.add(news);
            return false;
        }
        missing = CAPACITY + 1L;
        waiting.clear();
        return true;
    }

    /** Has the receiver told what waits. */
    public void deliver() {
        lock.lock();
        try {
            if (active || isEmpty()) {
                return;
            }
            active = true;
        } finally {
            lock.unlock();
        }
        host.run(where, this::work);
    }

    /** Empties it for good. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            missing = 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean isEmpty() {
        return waiting.isEmpty() && missing == 0;
    }

    private void work() {
        for (int each = 0; each < EACH_TASK; each++) {
            Optional<T> next = next();
            if (next.isEmpty()) {
                return;
            }
            tell(next.get());
        }
        host.run(where, this::work);
    }

    private Optional<T> next() {
        lock.lock();
        try {
            if (isEmpty()) {
                active = false;
                return Optional.empty();
            }
            if (missing > 0) {
                T marker = missed.apply(missing);
                missing = 0;
                return Optional.of(marker);
            }
            return Optional.of(waiting.remove());
        } finally {
            lock.unlock();
        }
    }

    private void tell(T news) {
        try {
            receiver.accept(news);
        } catch (Throwable failure) {
            host.problem(where, failure);
        }
    }
}
