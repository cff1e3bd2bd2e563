package dev.caredesk.verification.race;

import dev.caredesk.Actor;
import dev.caredesk.verification.WaitLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A place where commits wait for each other, so that each was decided before any of them is in. They then go in at once, or one
 * after the other in a given order. A commit that has no place in it goes by.
 */
final class CommitBarrier {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Actor> missing;
    private final List<Actor> order;
    private final boolean inOrder;

    private CommitBarrier(List<Actor> parties, boolean inOrder) {
        missing = new ArrayList<>(parties);
        order = new ArrayList<>(parties);
        this.inOrder = inOrder;
    }

    /** Nobody waits. */
    static CommitBarrier none() {
        return new CommitBarrier(List.of(), false);
    }

    /** All go in at once, when all have come. */
    static CommitBarrier atOnce(List<Actor> parties) {
        return new CommitBarrier(parties, false);
    }

    /** All go in one after the other, when all have come. */
    static CommitBarrier inOrder(List<Actor> parties) {
        return new CommitBarrier(parties, true);
    }

    /** Waits until only that many are missing. */
    void awaitMissing(int most) {
        lock.lock();
        try {
            await(() -> missing.size() <= most);
        } finally {
            lock.unlock();
        }
    }

    /** Takes part in it, if it is the first commit of one that it waits for. */
    <R> R take(Actor party, Supplier<R> commit) {
        boolean takesPart = arrive(party);
        try {
            return commit.get();
        } finally {
            if (takesPart) {
                leave(party);
            }
        }
    }

    private boolean arrive(Actor party) {
        lock.lock();
        try {
            if (!missing.remove(party)) {
                return false;
            }
            changed.signalAll();
            await(() -> missing.isEmpty() && (!inOrder || order.get(0).equals(party)));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Actor party) {
        lock.lock();
        try {
            order.remove(party);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(Supplier<Boolean> come) {
        // Who has not come by then never will, and the race did not take place.
        long left = WaitLimit.MOST.toNanos();
        try {
            while (!come.get()) {
                if (left <= 0) {
                    throw new AssertionError("no meeting: " + missing + " did not come");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another commit", e);
        }
    }
}
