package dev.caredesk.core.session;

import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The rows of the journal that were heard last, so that who begins to listen can make up for what came while it read. Thread-safe. */
final class RecentRows {

    private static final int KEPT = 200;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final Deque<JournalRow> rows = new ArrayDeque<>();
    private long heard;
    private long lost;

    /** Adds what was heard; a trimmed page may have missed some. */
    void add(JournalPage page) {
        lock.lock();
        try {
            rows.addAll(page.rows());
            heard += page.rows().size() + (page.trimmed() ? 1 : 0);
            if (page.trimmed()) {
                rows.clear();
                lost = heard;
            }
            while (rows.size() > KEPT) {
                rows.remove();
            }
            lost = Math.max(lost, heard - rows.size());
        } finally {
            lock.unlock();
        }
    }

    /** A mark of how much was heard so far. */
    long mark() {
        lock.lock();
        try {
            return heard;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the rows that were heard since a mark; empty when they are no longer all known. */
    Optional<List<JournalRow>> since(long mark) {
        lock.lock();
        try {
            return mark < lost
                    ? Optional.empty()
                    : Optional.of(
                            rows.stream().skip(rows.size() - (heard - mark)).toList());
        } finally {
            lock.unlock();
        }
    }
}
