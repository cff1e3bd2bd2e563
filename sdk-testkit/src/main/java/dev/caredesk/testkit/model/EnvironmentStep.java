package dev.caredesk.testkit.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Steps around the desks: time, sweeps, paused background work. */
sealed interface EnvironmentStep extends HistoryStep {

    /** Time passes: milliseconds to days. */
    @StepTraits(weight = 5, outcomes = "ok")
    record PassTime(int amount) implements EnvironmentStep {
        private static final List<Duration> STEPS = List.of(
                Duration.ofMillis(7),
                Duration.ofSeconds(40),
                Duration.ofMinutes(3),
                Duration.ofHours(5),
                Duration.ofDays(1),
                Duration.ofDays(3),
                Duration.ofDays(6));

        @Override
        public String run(HistoryWorld world) {
            world.clock.advance(SampleVocabulary.pick(STEPS, amount));
            return OK;
        }
    }

    /** Exactly to a deadline, or to one microsecond before it (R6). */
    @StepTraits(
            weight = 2,
            outcomes = {"ok", "ok just before"})
    record PassToDeadline(int which, int before) implements EnvironmentStep {
        @Override
        public String run(HistoryWorld world) {
            List<Instant> deadlines = world.model.store.requests.values().stream()
                    .flatMap(request -> request.times.deadline().stream())
                    .filter(world.model.now()::isBefore)
                    .sorted()
                    .toList();
            Optional<Instant> chosen = HistoryStep.pick(deadlines, which);
            if (chosen.isEmpty()) {
                return SKIPPED;
            }
            world.clock.set(before % 2 == 0 ? chosen.get() : chosen.get().minusNanos(1_000));
            return before % 2 == 0 ? OK : "ok just before";
        }
    }

    /** The clock goes back. What is overdue by then is swept first, so that it does not matter whether a sweep came by itself. */
    @StepTraits(weight = 2, outcomes = "ok")
    record SetClockBack(int amount) implements EnvironmentStep {
        private static final List<Duration> STEPS =
                List.of(Duration.ofMillis(7), Duration.ofMinutes(2), Duration.ofDays(2));

        @Override
        public String run(HistoryWorld world) {
            sweep(world, 0);
            world.clock.back(SampleVocabulary.pick(STEPS, amount));
            return OK;
        }
    }

    /** A sweep, mostly when there is something to close (R6, R9). */
    @StepTraits(weight = 3, outcomes = "ok")
    record SweepOverdue(int process, int late) implements EnvironmentStep {
        @Override
        public String run(HistoryWorld world) {
            if (late > 0) {
                world.model.store.requests.values().stream()
                        .flatMap(request -> request.times.deadline().stream())
                        .filter(world.model.now()::isBefore)
                        .min(Comparator.naturalOrder())
                        .ifPresent(world.clock::set);
            }
            return sweep(world, process) > 0 ? OK : "nothing";
        }
    }

    /** Closes what is overdue in both; background sweeps may have been faster. */
    private static int sweep(HistoryWorld world, int process) {
        int closed = world.model.store.sweep(world.model.now());
        int swept = world.caredesk(process).tenant().sweep();
        if (swept > closed) {
            throw ModelDifference.of("sweep closes too much", closed, swept);
        }
        return closed;
    }

    /** The background stands still for some steps: no news, no stored drafts, no commands (E7, N2, X5). */
    @StepTraits(weight = 5, judgedAtCommit = true, outcomes = "ok")
    record PauseBackground(int steps) implements EnvironmentStep {
        @Override
        public String run(HistoryWorld world) {
            world.quiet = 2 + steps;
            return OK;
        }
    }
}
