package dev.caredesk.testkit.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What happens around the desks: time, sweeps, processes. */
sealed interface WorldAction extends DeskAction {

    /** Time passes: milliseconds to days. */
    record Pass(int amount) implements WorldAction {
        private static final List<Duration> STEPS = List.of(
                Duration.ofMillis(7),
                Duration.ofSeconds(40),
                Duration.ofMinutes(3),
                Duration.ofHours(5),
                Duration.ofDays(1),
                Duration.ofDays(3),
                Duration.ofDays(6));

        @Override
        public String run(World world) {
            world.clock.advance(Vocabulary.pick(STEPS, amount));
            return OK;
        }
    }

    /** Exactly to a deadline, or to one microsecond before it (R6). */
    record ToDeadline(int which, int before) implements WorldAction {
        @Override
        public String run(World world) {
            List<Instant> deadlines = world.model.store.requests.values().stream()
                    .filter(request -> request.closed.isEmpty())
                    .flatMap(request -> request.deadline.stream())
                    .filter(world.model.now()::isBefore)
                    .sorted()
                    .toList();
            Optional<Instant> chosen = DeskAction.pick(deadlines, which);
            if (chosen.isEmpty()) {
                return SKIPPED;
            }
            world.clock.set(before % 2 == 0 ? chosen.get() : chosen.get().minusNanos(1_000));
            return before % 2 == 0 ? OK : "ok just before";
        }
    }

    /** The clock goes back. What is overdue by then is swept first, so that it does not matter whether a sweep came by itself. */
    record Back(int amount) implements WorldAction {
        private static final List<Duration> STEPS =
                List.of(Duration.ofMillis(7), Duration.ofMinutes(2), Duration.ofDays(2));

        @Override
        public String run(World world) {
            sweep(world, 0);
            world.clock.back(Vocabulary.pick(STEPS, amount));
            return OK;
        }
    }

    /** A sweep, mostly when there is something to close (R6, R9). */
    record Sweep(int place, int late) implements WorldAction {
        @Override
        public String run(World world) {
            if (late > 0) {
                world.model.store.requests.values().stream()
                        .flatMap(request -> request.deadline.stream())
                        .filter(world.model.now()::isBefore)
                        .min(Comparator.naturalOrder())
                        .ifPresent(world.clock::set);
            }
            return sweep(world, place) > 0 ? OK : "nothing";
        }
    }

    /** Closes what is overdue in both; background sweeps may have been faster. */
    private static int sweep(World world, int place) {
        int closed = world.model.store.sweep(world.model.now());
        int swept = world.caredesk(place).tenant().sweep();
        if (swept > closed) {
            throw Difference.of("sweep closes too much", closed, swept);
        }
        return closed;
    }

    /** The background stands still for some steps: no news, no stored drafts, no commands (E7, N2, X5). */
    record Quiet(int steps) implements WorldAction {
        @Override
        public String run(World world) {
            world.quiet = 2 + steps;
            return OK;
        }
    }
}
