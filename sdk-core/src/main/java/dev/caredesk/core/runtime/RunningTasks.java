package dev.caredesk.core.runtime;

import dev.caredesk.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tasks that run at this moment, so that health can name those that hang. Thread-safe. */
final class RunningTasks {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Set<Run> running = ConcurrentHashMap.newKeySet();

    /** @param clock never fails */
    RunningTasks(InstantSource clock) {
        this.clock = clock;
    }

    /** One run of a task, compared by identity. */
    private static final class Run {
        private final String where;
        private final Instant began;

        Run(String where, Instant began) {
            this.where = where;
            this.began = began;
        }
    }

    /** Runs a task. */
    void run(String where, Runnable task) {
        Run run = new Run(where, clock.instant());
        running.add(run);
        try {
            task.run();
        } finally {
            running.remove(run);
        }
    }

    /** Returns the tasks that have run for 10 seconds or more, the longest first. */
    List<Health.Stuck> stuck() {
        return running.stream()
                .flatMap(run -> stuck(run.where, run.began).stream())
                .sorted(Comparator.comparing(Health.Stuck::since).reversed())
                .toList();
    }

    /** Returns a task that began at that instant, if it has run for 10 seconds or more. */
    Optional<Health.Stuck> stuck(String where, Instant began) {
        Duration time = Duration.between(began, clock.instant());
        return time.compareTo(LONG) < 0
                ? Optional.empty()
                : Optional.of(new Health.Stuck(where, time, "has not returned"));
    }
}
