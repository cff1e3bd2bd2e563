package dev.caredesk.testkit.model;

import dev.caredesk.Field;
import dev.caredesk.desk.Edit;
import java.util.List;
import java.util.Optional;

/** Steps in which processes end and start, and take over each other's engagements. */
sealed interface ProcessStep extends HistoryStep {

    /** A process ends and starts again (D6). */
    @StepTraits(weight = 2, outcomes = "ok")
    record RestartProcess(int process) implements ProcessStep {
        @Override
        public String run(HistoryWorld world) {
            if (!world.running().contains(process)) {
                return SKIPPED;
            }
            world.restart(process);
            return OK;
        }
    }

    /** A process ends without closing: what was flushed of an engagement's edits is there again, what came later is not (D6). */
    @StepTraits(
            weight = 3,
            outcomes = {"ok", "ok none", "ok unflushed"})
    record KillProcess(int agent, int engagement, int stored) implements ProcessStep {

        private static final List<String> EDITED = List.of("company", "lastName");

        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open =
                    HistoryStep.engagement(world, agent, engagement).filter(KillProcess::isFree);
            if (open.isEmpty()) {
                return SKIPPED;
            }
            ModelEngagement killed = open.get();
            for (int at = 0; at < EDITED.size(); at++) {
                if (at == stored) {
                    world.judge(Verdict.done(""), world.at(killed).flush());
                }
                edit(world, killed, at);
            }
            world.kill(killed.home);
            return stored == 0 ? "ok none" : stored == 1 ? OK : "ok unflushed";
        }

        private static boolean isFree(ModelEngagement engagement) {
            return EDITED.stream().noneMatch(engagement.draft(engagement.customer).conflicts::containsKey);
        }

        private void edit(HistoryWorld world, ModelEngagement killed, int at) {
            String field = EDITED.get(at);
            String value = SampleVocabulary.value(field, at + 1, "");
            if (at < stored && stored < EDITED.size()) {
                world.model.draftRules.setField(killed, killed.customer, field, value);
            }
            Edit edit = new Edit.SetField(world.names.record(killed.customer), Field.of(field), Optional.of(value));
            world.judge(Verdict.done(""), world.at(killed).apply(List.of(edit)));
        }
    }

    /** An engagement is taken up in another process, or afresh in the same (D7). */
    @StepTraits(weight = 5, outcomes = "ok")
    record TakeUpEngagement(int agent, int engagement, int there) implements ProcessStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open = HistoryStep.engagement(world, agent, engagement);
            open.ifPresent(taken -> {
                world.takeUp(taken, there);
            });
            return open.isPresent() ? OK : SKIPPED;
        }
    }

    /** A process that has an older draft saves or edits: a save is refused, an edit is replayed on the newer draft (D7). */
    @StepTraits(
            weight = 6,
            outcomes = {"draft.moved", "replayed ok"})
    record UseOlderDraft(int which, int edit) implements ProcessStep {

        private static final String ELSEWHERE = "Elsewhere";

        @Override
        public String run(HistoryWorld world) {
            List<ModelEngagement> moved = world.model.engagements.values().stream()
                    .filter(engagement -> !engagement.closed && engagement.movedOn && isElsewhere(world, engagement))
                    .toList();
            Optional<ModelEngagement> open = HistoryStep.pick(moved, which);
            if (open.isEmpty()) {
                return SKIPPED;
            }
            int process = 1 - open.get().home;
            return edit % 2 == 0 ? save(world, open.get(), process) : edit(world, open.get(), process);
        }

        private static boolean isElsewhere(HistoryWorld world, ModelEngagement engagement) {
            return world.hasHandle(engagement, 1 - engagement.home)
                    && world.running().contains(1 - engagement.home);
        }

        /** The draft's revision is checked before anything else (E7), unless there is nothing that could be saved there and here. */
        private static String save(HistoryWorld world, ModelEngagement engagement, int process) {
            List<String> present = UnsavedLines.unsaved(world.model, engagement);
            boolean nothing =
                    engagement.leftCreated && present.isEmpty() && world.model.draftRules.isLeftStored(engagement);
            Verdict verdict = nothing ? Verdict.done("") : Verdict.refused("draft.moved " + present);
            String label = world.judge(verdict, world.at(engagement, process).save());
            engagement.otherHasPresent();
            return label;
        }

        private static String edit(HistoryWorld world, ModelEngagement engagement, int process) {
            if (!isPlain(world, engagement)) {
                return SKIPPED;
            }
            engagement.goTo(process);
            world.model.takenUp(engagement);
            Verdict verdict = world.model.draftRules.setField(engagement, engagement.customer, "company", ELSEWHERE);
            Edit edit = new Edit.SetField(
                    world.names.record(engagement.customer), Field.of("company"), Optional.of(ELSEWHERE));
            return "replayed "
                    + world.judge(verdict, world.at(engagement, process).apply(List.of(edit)));
        }

        /** An edit that changes something, without a conflict with what this process has not loaded, or with what the other has not (N3). */
        private static boolean isPlain(HistoryWorld world, ModelEngagement engagement) {
            boolean seen = !engagement.leftCreated
                    || world.model
                            .store
                            .foreignSince(engagement.customer, engagement.leftVersion, engagement.agent)
                            .isEmpty();
            ModelEngagement.RecordDraft draft = engagement.draft(engagement.customer);
            return seen && !draft.conflicts.containsKey("company") && !ELSEWHERE.equals(draft.mine.get("company"));
        }
    }
}
