package dev.caredesk.testkit.model;

import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.desk.Edit;
import dev.caredesk.testkit.model.Eng.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What agents do to drafts. */
sealed interface DraftAction extends DeskAction {

    private static Outcome<?> apply(World world, Eng eng, Edit edit) {
        return world.at(eng).apply(List.of(edit));
    }

    /** Sets a field of a customer or request, as long as no conflict is open in it. */
    private static String set(World world, Eng eng, String record, String field, int which) {
        Draft draft = eng.draft(record);
        if (draft.conflicts.containsKey(field) || !world.names.knows(record)) {
            return SKIPPED;
        }
        String value =
                Vocabulary.value(field, which, Values.get(draft.base, field).orElse(""));
        Edit edit = new Edit.SetField(world.names.record(record), Field.of(field), Optional.of(value));
        Verdict verdict = world.model.drafting.setField(eng, record, field, value);
        return world.judge(verdict, apply(world, eng, edit));
    }

    /** The requests that are loaded in an engagement. */
    static List<String> requests(World world, Eng eng) {
        return eng.drafts.keySet().stream()
                .filter(id -> id.startsWith("r") && world.names.knows(id))
                .toList();
    }

    /** The activities that are of the engagement, and now and then one of the journey that is not (A4). */
    static Optional<String> activity(World world, Eng eng, int which) {
        List<String> all = new ArrayList<>(eng.activities);
        if (which % 4 == 3 && eng.created) {
            world.model.journey(eng.customer).stream()
                    .filter(row -> row instanceof Rows.ActivityRow && !eng.activities.contains(row.id))
                    .forEach(row -> all.add(0, row.id));
        }
        all.removeIf(id -> !world.names.knows(id));
        return DeskAction.pick(all, which % 4 == 3 ? which / 4 : all.size() - 1 - which % 3);
    }

    /** C5. */
    record EditCustomer(int agent, int eng, int field, int value) implements DraftAction {
        @Override
        public String run(World world) {
            String name = Vocabulary.pick(Vocabulary.CUSTOMER_FIELDS, field);
            return DeskAction.eng(world, agent, eng)
                    .map(open -> set(world, open, open.customer, name, value))
                    .orElse(SKIPPED);
        }
    }

    /** R2. */
    record EditRequest(int agent, int eng, int request, int field, int value) implements DraftAction {
        @Override
        public String run(World world) {
            String name = Vocabulary.pick(Vocabulary.REQUEST_FIELDS, field);
            return DeskAction.eng(world, agent, eng)
                    .flatMap(open -> DeskAction.pick(requests(world, open), request)
                            .map(id -> set(world, open, id, name, value)))
                    .orElse(SKIPPED);
        }
    }

    /** A3, L2, L3. */
    record AddTag(int agent, int eng, int activity, int tag) implements DraftAction {
        @Override
        public String run(World world) {
            return changeTag(world, DeskAction.eng(world, agent, eng), activity, tag, true);
        }
    }

    /** A3, L3. */
    record RemoveTag(int agent, int eng, int activity, int tag) implements DraftAction {
        @Override
        public String run(World world) {
            return changeTag(world, DeskAction.eng(world, agent, eng), activity, tag % 6, false);
        }
    }

    private static String changeTag(World world, Optional<Eng> eng, int activity, int which, boolean add) {
        Optional<String> on = eng.flatMap(open -> activity(world, open, activity));
        if (eng.isEmpty() || on.isEmpty()) {
            return SKIPPED;
        }
        String text = Vocabulary.pick(Vocabulary.TAGS, which);
        ActivityId id = ActivityId.of(world.names.sdk(on.get()));
        Edit edit = add ? new Edit.AddTag(id, text) : new Edit.RemoveTag(id, text);
        Verdict verdict = world.model.drafting.tag(eng.get(), on.get(), text, add);
        return world.judge(verdict, apply(world, eng.get(), edit));
    }

    /**
     * Two agents change the company of one customer, and one of them saves; perhaps the other one, too, before the news is there (N1
     * to N3).
     */
    record Clash(int which, int both) implements DraftAction {
        @Override
        public String run(World world) {
            List<Eng> open = world.model.engagements.values().stream()
                    .filter(eng -> !eng.closed && eng.created)
                    .filter(eng -> eng.draft(eng.customer).conflicts.isEmpty())
                    .toList();
            Optional<Eng> one = DeskAction.pick(open, which);
            Optional<Eng> other = one.flatMap(first -> open.stream()
                    .filter(eng -> eng != first && eng.customer.equals(first.customer))
                    .findFirst());
            if (other.isEmpty()) {
                return SKIPPED;
            }
            set(world, one.orElseThrow(), one.orElseThrow().customer, "company", which % 2);
            set(world, other.get(), other.get().customer, "company", 2);
            String first = save(world, one.orElseThrow(), world.behind);
            return both > 0 && first.equals(OK) ? OK + " then " + save(world, other.get(), true) : first;
        }

        private static String save(World world, Eng eng, boolean early) {
            return world.judge(world.model.drafting.save(eng), world.at(eng).save(), early);
        }
    }

    /** Decides a conflict, or one that is not there (N3). */
    record Choose(int agent, int eng, int which, int side) implements DraftAction {
        @Override
        public String run(World world) {
            Optional<Eng> open = world.model.engagements.values().stream()
                    .filter(found -> !found.closed && !conflicts(found).isEmpty())
                    .findFirst()
                    .or(() -> DeskAction.eng(world, agent, eng));
            return open.map(found -> choose(world, found)).orElse(SKIPPED);
        }

        private static List<Map.Entry<String, String>> conflicts(Eng eng) {
            List<Map.Entry<String, String>> all = new ArrayList<>();
            eng.drafts.forEach(
                    (record, draft) -> draft.conflicts.keySet().forEach(key -> all.add(Map.entry(record, key))));
            return all;
        }

        private String choose(World world, Eng open) {
            Map.Entry<String, String> chosen =
                    DeskAction.pick(conflicts(open), which).orElse(Map.entry(open.customer, "company"));
            boolean mine = side % 2 == 0;
            Verdict verdict = world.model.drafting.choose(open, chosen.getKey(), chosen.getValue(), mine);
            Edit edit = new Edit.Choose(
                    world.names.record(chosen.getKey()),
                    Field.of(chosen.getValue()),
                    mine ? Edit.Side.MINE : Edit.Side.THEIRS);
            return world.judge(verdict, apply(world, open, edit));
        }
    }

    /** Drops what is unsaved of one record (C5, E1). */
    record Cancel(int agent, int eng, int which) implements DraftAction {
        @Override
        public String run(World world) {
            Optional<Eng> open = DeskAction.eng(world, agent, eng);
            Optional<String> record = open.flatMap(found -> DeskAction.pick(
                    found.drafts.keySet().stream().filter(world.names::knows).toList(), which));
            if (record.isEmpty()) {
                return SKIPPED;
            }
            Verdict verdict = world.model.drafting.cancel(open.orElseThrow(), record.get());
            return world.judge(
                    verdict, apply(world, open.orElseThrow(), new Edit.Cancel(world.names.record(record.get()))));
        }
    }

    /** E1, E6, N2. */
    record Save(int agent, int eng) implements DraftAction {
        private static boolean isInTheWay(World world, Eng eng) {
            return world.model.drafting.mustLoad(eng)
                    || eng.drafts.values().stream().anyMatch(draft -> !draft.conflicts.isEmpty());
        }

        @Override
        public String run(World world) {
            return DeskAction.prefer(world, agent, eng, open -> isInTheWay(world, open))
                    .map(open -> world.judge(
                            world.model.drafting.save(open), world.at(open).save()))
                    .orElse(SKIPPED);
        }
    }

    /** C4. */
    record Create(int agent, int eng) implements DraftAction {
        @Override
        public String run(World world) {
            return DeskAction.eng(world, agent, eng)
                    .map(open -> world.judge(
                            world.model.drafting.create(open), world.at(open).create()))
                    .orElse(SKIPPED);
        }
    }

    /** N3; mostly where there is something to merge. */
    record Load(int agent, int eng) implements DraftAction {
        @Override
        public String run(World world) {
            Optional<Eng> stale = world.model.engagements.values().stream()
                    .filter(open -> !open.closed && world.model.drafting.mustLoad(open))
                    .findFirst();
            return stale.filter(open -> eng > 0)
                    .or(() -> DeskAction.eng(world, agent, eng))
                    .map(open -> world.judge(
                            world.model.drafting.load(open), world.at(open).load()))
                    .orElse(SKIPPED);
        }
    }

    /** D6. */
    record Flush(int agent, int eng) implements DraftAction {
        @Override
        public String run(World world) {
            return DeskAction.eng(world, agent, eng)
                    .map(open -> world.judge(Verdict.done(""), world.at(open).flush()))
                    .orElse(SKIPPED);
        }
    }
}
