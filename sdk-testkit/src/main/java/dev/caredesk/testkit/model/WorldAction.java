package dev.caredesk.testkit.model;

import dev.caredesk.Field;
import dev.caredesk.desk.Edit;
import java.time.Duration;
import java.time.Instant;
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

    /** R6, R9. */
    record Sweep(int place) implements WorldAction {
        @Override
        public String run(World world) {
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

    /** A process ends and starts again (D6). */
    record Restart(int place) implements WorldAction {
        @Override
        public String run(World world) {
            if (!world.running().contains(place)) {
                return SKIPPED;
            }
            world.restart(place);
            return OK;
        }
    }

    /** An engagement is taken up in another process, or afresh in the same (D7). */
    record TakeUp(int agent, int eng, int there) implements WorldAction {
        @Override
        public String run(World world) {
            Optional<Eng> open = DeskAction.eng(world, agent, eng);
            open.ifPresent(taken -> world.takeUp(taken, there));
            return open.isPresent() ? OK : SKIPPED;
        }
    }

    /** A place that has an older draft saves or edits: a save is refused, an edit is replayed on the newer draft (D7). */
    record Stale(int which, int edit) implements WorldAction {

        @Override
        public String run(World world) {
            List<Eng> moved = world.model.engagements.values().stream()
                    .filter(eng -> !eng.closed && eng.movedOn && isElsewhere(world, eng))
                    .toList();
            Optional<Eng> open = DeskAction.pick(moved, which);
            if (open.isEmpty()) {
                return SKIPPED;
            }
            int place = 1 - open.get().home;
            return edit % 2 == 0 ? save(world, open.get(), place) : edit(world, open.get(), place);
        }

        private static boolean isElsewhere(World world, Eng eng) {
            return world.hasHandle(eng, 1 - eng.home) && world.running().contains(1 - eng.home);
        }

        /** E7: a save that is known has its answer; else the draft's revision is checked before anything else. */
        private static String save(World world, Eng eng, int place) {
            List<String> present = Lines.unsaved(world.model, eng);
            boolean nothing = eng.leftClean && present.isEmpty();
            Verdict verdict = nothing || eng.leftSaved ? Verdict.done("") : Verdict.refused("draft.moved " + present);
            eng.movedOn = false;
            return world.judge(verdict, world.at(eng, place).save()) + (eng.leftSaved ? " again" : "");
        }

        private static String edit(World world, Eng eng, int place) {
            if (eng.draft(eng.customer).conflicts.containsKey("company")) {
                return SKIPPED;
            }
            eng.goTo(place);
            world.model.takenUp(eng);
            Verdict verdict = world.model.drafting.setField(eng, eng.customer, "company", "Elsewhere");
            Edit edit =
                    new Edit.SetField(world.names.record(eng.customer), Field.of("company"), Optional.of("Elsewhere"));
            return "replayed " + world.judge(verdict, world.at(eng, place).apply(List.of(edit)));
        }
    }
}
