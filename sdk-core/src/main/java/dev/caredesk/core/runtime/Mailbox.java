package dev.caredesk.core.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * A bounded queue of news for one receiver of the host, which is told one item after another on the executor of the host's code. Adding
 * never waits. Thread-safe.
 *
 * <ol>
 *   <li>Items wait in order; one task at a time takes them out.
 *   <li>A full mailbox is emptied, and from then on only counts, until the receiver takes the next item.
 *   <li>The receiver is then told how many it missed, and after that new items.
 * </ol>
 */
public final class Mailbox<T> {

    /** The most items that wait. */
    public static final int CAPACITY = 1_000;

    private static final int EACH_TASK = 100;

    private final HostExecutor host;
    private final String where;
    private final Consumer<T> receiver;
    private final LongFunction<T> missed;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final Deque<T> waiting = new ArrayDeque<>();
    private long missing;
    private boolean active;
    private boolean closed;

    /**
     * @param where names the mailbox in health
     * @param missed makes the item that says how many were missed
     */
    public Mailbox(HostExecutor host, String where, Consumer<T> receiver, LongFunction<T> missed) {
        this.host = host;
        this.where = where;
        this.receiver = receiver;
        this.missed = missed;
    }

    /** Adds an item at the end. It is delivered only after a call of {@link #deliver}. */
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

    /** Adds an item; true if the mailbox was full and has been emptied. */
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

    /** Starts to tell the receiver the waiting items. */
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

    /** Empties the mailbox, and closes it for good. */
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
