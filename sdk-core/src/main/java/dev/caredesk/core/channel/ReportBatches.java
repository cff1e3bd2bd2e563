package dev.caredesk.core.channel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Stores reports that come while a commit is under way together in the next one. Thread-safe.
 *
 * <ol>
 *   <li>The first caller stores its reports at once; callers that come meanwhile wait.
 *   <li>When it is done, one of those takes all that wait, up to the most of one commit, and stores them together.
 *   <li>If that fails, each of them stores its own reports alone, so that one that can't be stored harms no other (X2).
 * </ol>
 */
final class ReportBatches {

    private final Consumer<List<InboxReport>> store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<WaitingReports> waiting = new ArrayDeque<>();
    private boolean storing;

    /** @param store stores reports in one commit, or throws */
    ReportBatches(Consumer<List<InboxReport>> store) {
        this.store = store;
    }

    /** The reports of one caller. Guarded by the lock. */
    private static final class WaitingReports {
        private final List<InboxReport> reports;
        private boolean stored;
        private boolean alone;

        WaitingReports(List<InboxReport> reports) {
            this.reports = reports;
        }
    }

    /** Stores reports, with those of others or alone; returns when they are stored, or throws what the storage threw. */
    void store(List<InboxReport> reports) {
        WaitingReports own = new WaitingReports(reports);
        List<WaitingReports> batch = join(own);
        if (!batch.isEmpty()) {
            storeBatch(own, batch);
        }
        if (own.alone) {
            store.accept(reports);
        }
    }

    /** Waits until the caller's reports are stored, or it is the caller's turn to store; returns what to store then. */
    private List<WaitingReports> join(WaitingReports own) {
        lock.lock();
        try {
            waiting.add(own);
            while (storing && !own.stored && !own.alone) {
                changed.awaitUninterruptibly();
            }
            if (own.stored || own.alone) {
                return List.of();
            }
            storing = true;
            return next(own);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the caller's reports, and as many others, oldest first, as one commit may have. */
    private List<WaitingReports> next(WaitingReports own) {
        waiting.remove(own);
        List<WaitingReports> batch = new ArrayList<>();
        batch.add(own);
        CommitSize size = size(own);
        while (!waiting.isEmpty()) {
            size = size.plus(size(waiting.getFirst()));
            if (!size.fits()) {
                break;
            }
            batch.add(waiting.removeFirst());
        }
        return batch;
    }

    private static CommitSize size(WaitingReports one) {
        return one.reports.stream().map(CommitSize::of).reduce(CommitSize.NOTHING, CommitSize::plus);
    }

    private void storeBatch(WaitingReports own, List<WaitingReports> batch) {
        boolean stored = false;
        try {
            store.accept(batch.stream().flatMap(one -> one.reports.stream()).toList());
            stored = true;
        } catch (RuntimeException failed) {
            if (batch.size() == 1) {
                throw failed;
            }
        } finally {
            end(own, batch, stored);
        }
    }

    private void end(WaitingReports own, List<WaitingReports> batch, boolean stored) {
        lock.lock();
        try {
            storing = false;
            for (WaitingReports one : batch) {
                one.stored = stored;
                one.alone = !stored && (batch.size() > 1 || one != own);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
