package dev.caredesk.testkit.storage;

import dev.caredesk.StorageException;
import dev.caredesk.testkit.Gate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The planned failures of a storage, and the counts of its calls. The lock is never held while the storage is asked. */
final class PlannedFailures {

    /** The point of a call at which it fails or waits. */
    enum FailurePoint {
        BEFORE,
        AFTER,
        BLOCKED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final List<FailurePlan> plans = new ArrayList<>();
    private final Map<StorageCall, Integer> counts = new EnumMap<>(StorageCall.class);

    void plan(FailurePoint point, Set<StorageCall> calls, int times, Gate gate) {
        lock.lock();
        try {
            plans.add(new FailurePlan(point, EnumSet.copyOf(calls), times, gate));
        } finally {
            lock.unlock();
        }
    }

    void heal() {
        lock.lock();
        try {
            plans.forEach(plan -> plan.gate.open());
            plans.clear();
        } finally {
            lock.unlock();
        }
    }

    Map<StorageCall, Integer> counts() {
        lock.lock();
        try {
            return Map.copyOf(counts);
        } finally {
            lock.unlock();
        }
    }

    void resetCounts() {
        lock.lock();
        try {
            counts.clear();
        } finally {
            lock.unlock();
        }
    }

    <T> T through(StorageCall call, Supplier<T> body) {
        Optional<FailurePlan> plan = next(call);
        if (plan.isEmpty()) {
            return body.get();
        }
        return switch (plan.get().point) {
            case BEFORE -> throw StorageException.unavailable(call + " was made to fail before it was done");
            case AFTER -> {
                T unused = body.get();
                throw call.isWrite()
                        ? StorageException.unknownOutcome(call + " was made to fail after it was done")
                        : StorageException.unavailable(call + " was made to fail after it was done");
            }
            case BLOCKED -> {
                plan.get().gate.pass();
                yield body.get();
            }
        };
    }

    private Optional<FailurePlan> next(StorageCall call) {
        lock.lock();
        try {
            counts.merge(call, 1, Integer::sum);
            for (Iterator<FailurePlan> each = plans.iterator(); each.hasNext(); ) {
                FailurePlan plan = each.next();
                if (plan.calls.contains(call)) {
                    plan.left--;
                    if (plan.left == 0) {
                        each.remove();
                    }
                    return Optional.of(plan);
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private static final class FailurePlan {
        private final FailurePoint point;
        private final Set<StorageCall> calls;
        private final Gate gate;
        private int left;

        private FailurePlan(FailurePoint point, Set<StorageCall> calls, int times, Gate gate) {
            this.point = point;
            this.calls = calls;
            this.gate = gate;
            this.left = times;
        }
    }
}
