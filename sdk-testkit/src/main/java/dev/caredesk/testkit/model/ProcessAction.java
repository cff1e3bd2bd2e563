package dev.caredesk.testkit.model;

import dev.caredesk.Field;
import dev.caredesk.desk.Edit;
import java.util.List;
import java.util.Optional;

/** How processes end and start again, and what one makes of what another has done. */
sealed interface ProcessAction extends DeskAction {

    /** A process ends and starts again (D6). */
    record Restart(int place) implements ProcessAction {
        @Override
        public String run(World world) {
            if (!world.running().contains(place)) {
                return SKIPPED;
            }
            world.restart(place);
            return OK;
        }
    }

    /** A process ends without closing: what was flushed of an engagement's edits is there again, what came later is not (D6). */
    record Kill(int agent, int eng, int stored) implements ProcessAction {

        private static final List<String> EDITED = List.of("company", "lastName");

        @Override
        public String run(World world) {
            Optional<Eng> open = DeskAction.eng(world, agent, eng).filter(Kill::isFree);
            if (open.isEmpty()) {
                return SKIPPED;
            }
            Eng killed = open.get();
            for (int at = 0; at < EDITED.size(); at++) {
                if (at == stored) {
                    world.judge(Verdict.done(""), world.at(killed).flush());
                }
                edit(world, killed, at);
            }
            world.kill(killed.home);
            return stored == 0 ? "ok none" : stored == 1 ? OK : "ok unflushed";
        }

        private static boolean isFree(Eng eng) {
            return EDITED.stream().noneMatch(eng.draft(eng.customer).conflicts::containsKey);
        }

        private void edit(World world, Eng killed, int at) {
            String field = EDITED.get(at);
            String value = Vocabulary.value(field, at + 1, "");
            if (at < stored && stored < EDITED.size()) {
                world.model.drafting.setField(killed, killed.customer, field, value);
            }
            Edit edit = new Edit.SetField(world.names.record(killed.customer), Field.of(field), Optional.of(value));
            world.judge(Verdict.done(""), world.at(killed).apply(List.of(edit)));
        }
    }

    /** An engagement is taken up in another process, or afresh in the same (D7). */
    record TakeUp(int agent, int eng, int there) implements ProcessAction {
        @Override
        public String run(World world) {
            Optional<Eng> open = DeskAction.eng(world, agent, eng);
            open.ifPresent(taken -> {
                world.takeUp(taken, there);
            });
            return open.isPresent() ? OK : SKIPPED;
        }
    }

    /** A place that has an older draft saves or edits: a save is refused, an edit is replayed on the newer draft (D7). */
    record Stale(int which, int edit) implements ProcessAction {

        private static final String ELSEWHERE = "Elsewhere";

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

        /** The draft's revision is checked before anything else (E7), unless there is nothing that could be saved there and here. */
        private static String save(World world, Eng eng, int place) {
            List<String> present = Lines.unsaved(world.model, eng);
            boolean nothing = eng.leftCreated && present.isEmpty() && world.model.drafting.isLeftStored(eng);
            Verdict verdict = nothing ? Verdict.done("") : Verdict.refused("draft.moved " + present);
            String label = world.judge(verdict, world.at(eng, place).save());
            eng.otherHasPresent();
            return label;
        }

        private static String edit(World world, Eng eng, int place) {
            if (!isPlain(world, eng)) {
                return SKIPPED;
            }
            eng.goTo(place);
            world.model.takenUp(eng);
            Verdict verdict = world.model.drafting.setField(eng, eng.customer, "company", ELSEWHERE);
            Edit edit =
                    new Edit.SetField(world.names.record(eng.customer), Field.of("company"), Optional.of(ELSEWHERE));
            return "replayed " + world.judge(verdict, world.at(eng, place).apply(List.of(edit)));
        }

        /** An edit that changes something, without a conflict with what this place has not loaded, or with what the other has not (N3). */
        private static boolean isPlain(World world, Eng eng) {
            boolean seen = !eng.leftCreated
                    || world.model
                            .store
                            .foreignSince(eng.customer, eng.leftVersion, eng.agent)
                            .isEmpty();
            Eng.Draft draft = eng.draft(eng.customer);
            return seen && !draft.conflicts.containsKey("company") && !ELSEWHERE.equals(draft.mine.get("company"));
        }
    }
}
