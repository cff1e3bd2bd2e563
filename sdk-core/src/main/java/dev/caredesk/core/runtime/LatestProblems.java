package dev.caredesk.core.runtime;

import dev.caredesk.Health;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest problems, 20 at most. One more takes the place of the oldest one of whatever has the most, so that what fails all the time does
 * not hide what failed once. Thread-safe.
 */
final class LatestProblems {

    static final int MOST = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Health.Problem> problems = new ArrayList<>();

    void add(Health.Problem problem) {
        lock.lock();
        try {
            problems.add(problem);
            if (problems.size() > MOST) {
                problems.remove(oldestOfTheMost());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns all, oldest first. */
    List<Health.Problem> all() {
        lock.lock();
        try {
            return List.copyOf(problems);
        } finally {
            lock.unlock();
        }
    }

    private Health.Problem oldestOfTheMost() {
        Map<String, Integer> counts = new HashMap<>();
        problems.forEach(problem -> counts.merge(problem.where(), 1, Integer::sum));
        Health.Problem oldest = problems.get(0);
        for (Health.Problem problem : problems) {
            if (counts.getOrDefault(problem.where(), 0) > counts.getOrDefault(oldest.where(), 0)) {
                oldest = problem;
            }
        }
        return oldest;
    }
}
