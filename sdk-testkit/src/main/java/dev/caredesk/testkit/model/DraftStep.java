package dev.caredesk.testkit.model;

import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.desk.Edit;
import dev.caredesk.testkit.model.ModelEngagement.RecordDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps in which agents work on drafts. */
sealed interface DraftStep extends HistoryStep {

    private static Outcome<?> apply(HistoryWorld world, ModelEngagement engagement, Edit edit) {
        return world.at(engagement).apply(List.of(edit));
    }

    /** Sets a field of a customer or request, as long as no conflict is open in it. */
    private static String set(HistoryWorld world, ModelEngagement engagement, String record, String field, int which) {
        RecordDraft draft = engagement.draft(record);
        if (draft.conflicts.containsKey(field) || !world.names.knows(record)) {
            return SKIPPED;
        }
        String value = SampleVocabulary.value(
                field, which, RecordValues.get(draft.base, field).orElse(""));
        Edit edit = new Edit.SetField(world.names.record(record), Field.of(field), Optional.of(value));
        Verdict verdict = world.model.draftRules.setField(engagement, record, field, value);
        return world.judge(verdict, apply(world, engagement, edit));
    }

    /** The requests that are loaded in an engagement. */
    static List<String> requests(HistoryWorld world, ModelEngagement engagement) {
        return engagement.drafts.keySet().stream()
                .filter(id -> id.startsWith("r") && world.names.knows(id))
                .toList();
    }

    /** The activities that are of the engagement, and now and then one of the journey that is not (A4). */
    static Optional<String> activity(HistoryWorld world, ModelEngagement engagement, int which) {
        List<String> all = new ArrayList<>(engagement.activities);
        if (which % 4 == 3 && engagement.created) {
            world.model.journey(engagement.customer).stream()
                    .filter(row -> row instanceof ModelRows.ActivityRow && !engagement.activities.contains(row.id))
                    .forEach(row -> all.add(0, row.id));
        }
        all.removeIf(id -> !world.names.knows(id));
        return HistoryStep.pick(all, which % 4 == 3 ? which / 4 : all.size() - 1 - which % 3);
    }

    /** C5. */
    @StepTraits(
            weight = 12,
            judgedAtCommit = true,
            outcomes = {"ok", "text.too-long", "text.malformed"})
    record EditCustomer(int agent, int engagement, int field, int value) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            String name = SampleVocabulary.pick(SampleVocabulary.CUSTOMER_FIELDS, field);
            return HistoryStep.engagement(world, agent, engagement)
                    .map(open -> set(world, open, open.customer, name, value))
                    .orElse(SKIPPED);
        }
    }

    /** R2. */
    @StepTraits(
            weight = 9,
            outcomes = {"ok", "text.too-long", "text.malformed", "request.closed"})
    record EditRequest(int agent, int engagement, int request, int field, int value) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            String name = SampleVocabulary.pick(SampleVocabulary.REQUEST_FIELDS, field);
            return HistoryStep.engagement(world, agent, engagement)
                    .flatMap(open -> HistoryStep.pick(requests(world, open), request)
                            .map(id -> set(world, open, id, name, value)))
                    .orElse(SKIPPED);
        }
    }

    /** A3, L2, L3. */
    @StepTraits(
            weight = 9,
            outcomes = {
                "ok",
                "tag.duplicate",
                "tag.too-long",
                "tag.empty",
                "tag.control-character",
                "record.read-only",
                "request.closed"
            })
    record AddTag(int agent, int engagement, int activity, int tag) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            return changeTag(world, HistoryStep.engagement(world, agent, engagement), activity, tag, true);
        }
    }

    /** A3, L3. */
    @StepTraits(
            weight = 5,
            outcomes = {"ok", "tag.unknown", "record.read-only", "request.closed"})
    record RemoveTag(int agent, int engagement, int activity, int tag) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            return changeTag(world, HistoryStep.engagement(world, agent, engagement), activity, tag % 6, false);
        }
    }

    private static String changeTag(
            HistoryWorld world, Optional<ModelEngagement> engagement, int activity, int which, boolean add) {
        Optional<String> on = engagement.flatMap(open -> activity(world, open, activity));
        if (engagement.isEmpty() || on.isEmpty()) {
            return SKIPPED;
        }
        String text = SampleVocabulary.pick(SampleVocabulary.TAGS, which);
        ActivityId id = ActivityId.of(world.names.sdk(on.get()));
        Edit edit = add ? new Edit.AddTag(id, text) : new Edit.RemoveTag(id, text);
        Verdict verdict = world.model.draftRules.tag(engagement.get(), on.get(), text, add);
        return world.judge(verdict, apply(world, engagement.get(), edit));
    }

    /**
     * Two agents change the company of one customer, and one of them saves; perhaps the other one, too, before the news is there (N1
     * to N3).
     */
    @StepTraits(
            weight = 5,
            judgedAtCommit = true,
            outcomes = {"ok", "record.stale", "ok then record.stale"})
    record SaveConcurrently(int which, int both) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            List<ModelEngagement> open = world.model.engagements.values().stream()
                    .filter(engagement -> !engagement.closed && engagement.created)
                    .filter(engagement ->
                            engagement.draft(engagement.customer).conflicts.isEmpty())
                    .toList();
            Optional<ModelEngagement> one = HistoryStep.pick(open, which);
            Optional<ModelEngagement> other = one.flatMap(first -> open.stream()
                    .filter(engagement -> engagement != first && engagement.customer.equals(first.customer))
                    .findFirst());
            if (other.isEmpty()) {
                return SKIPPED;
            }
            set(world, one.orElseThrow(), one.orElseThrow().customer, "company", which % 2);
            set(world, other.get(), other.get().customer, "company", 2);
            String first = save(world, one.orElseThrow(), world.behind);
            return both > 0 && first.equals(OK) ? OK + " then " + save(world, other.get(), true) : first;
        }

        private static String save(HistoryWorld world, ModelEngagement engagement, boolean early) {
            return world.judge(
                    world.model.draftRules.save(engagement),
                    world.at(engagement).save(),
                    early);
        }
    }

    /** Decides a conflict, or one that is not there (N3). */
    @StepTraits(
            weight = 4,
            outcomes = {"ok", "conflict.unknown"})
    record ChooseValue(int agent, int engagement, int which, int side) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open = world.model.engagements.values().stream()
                    .filter(found -> !found.closed && !conflicts(found).isEmpty())
                    .findFirst()
                    .or(() -> HistoryStep.engagement(world, agent, engagement));
            return open.map(found -> choose(world, found)).orElse(SKIPPED);
        }

        private static List<Map.Entry<String, String>> conflicts(ModelEngagement engagement) {
            List<Map.Entry<String, String>> all = new ArrayList<>();
            engagement.drafts.forEach(
                    (record, draft) -> draft.conflicts.keySet().forEach(key -> all.add(Map.entry(record, key))));
            return all;
        }

        private String choose(HistoryWorld world, ModelEngagement open) {
            Map.Entry<String, String> chosen =
                    HistoryStep.pick(conflicts(open), which).orElse(Map.entry(open.customer, "company"));
            boolean mine = side % 2 == 0;
            Verdict verdict = world.model.draftRules.choose(open, chosen.getKey(), chosen.getValue(), mine);
            Edit edit = new Edit.Choose(
                    world.names.record(chosen.getKey()),
                    Field.of(chosen.getValue()),
                    mine ? Edit.Side.MINE : Edit.Side.THEIRS);
            return world.judge(verdict, apply(world, open, edit));
        }
    }

    /** Drops what is unsaved of one record (C5, E1). */
    @StepTraits(weight = 3, outcomes = "ok")
    record CancelEdits(int agent, int engagement, int which) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open = HistoryStep.engagement(world, agent, engagement);
            Optional<String> record = open.flatMap(found -> HistoryStep.pick(
                    found.drafts.keySet().stream().filter(world.names::knows).toList(), which));
            if (record.isEmpty()) {
                return SKIPPED;
            }
            Verdict verdict = world.model.draftRules.cancel(open.orElseThrow(), record.get());
            return world.judge(
                    verdict, apply(world, open.orElseThrow(), new Edit.Cancel(world.names.record(record.get()))));
        }
    }

    /** E1, E6, N2. */
    @StepTraits(
            weight = 12,
            judgedAtCommit = true,
            outcomes = {
                "ok",
                "record.stale",
                "conflict.open",
                "edits.unsaveable",
                "customer.uncreated",
                "external-id.taken"
            })
    record SaveDraft(int agent, int engagement) implements DraftStep {
        private static boolean isInTheWay(HistoryWorld world, ModelEngagement engagement) {
            return world.model.draftRules.mustLoad(engagement)
                    || engagement.drafts.values().stream().anyMatch(draft -> !draft.conflicts.isEmpty());
        }

        @Override
        public String run(HistoryWorld world) {
            return HistoryStep.prefer(world, agent, engagement, open -> isInTheWay(world, open))
                    .map(open -> world.judge(
                            world.model.draftRules.save(open), world.at(open).save()))
                    .orElse(SKIPPED);
        }
    }

    /** C4. */
    @StepTraits(
            weight = 5,
            judgedAtCommit = true,
            outcomes = {"ok", "customer.created", "customer.empty", "external-id.taken"})
    record CreateCustomer(int agent, int engagement) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            return HistoryStep.engagement(world, agent, engagement)
                    .map(open -> world.judge(
                            world.model.draftRules.create(open), world.at(open).create()))
                    .orElse(SKIPPED);
        }
    }

    /** N3; mostly where there is something to merge. */
    @StepTraits(weight = 4, judgedAtCommit = true, outcomes = "ok")
    record LoadChanges(int agent, int engagement) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> stale = world.model.engagements.values().stream()
                    .filter(open -> !open.closed && world.model.draftRules.mustLoad(open))
                    .findFirst();
            return stale.filter(open -> engagement > 0)
                    .or(() -> HistoryStep.engagement(world, agent, engagement))
                    .map(open -> world.judge(
                            world.model.draftRules.load(open), world.at(open).load()))
                    .orElse(SKIPPED);
        }
    }

    /** D6. */
    @StepTraits(weight = 1, outcomes = "ok")
    record FlushDraft(int agent, int engagement) implements DraftStep {
        @Override
        public String run(HistoryWorld world) {
            return HistoryStep.engagement(world, agent, engagement)
                    .map(open -> world.judge(Verdict.done(""), world.at(open).flush()))
                    .orElse(SKIPPED);
        }
    }
}
