package dev.caredesk.testkit.model;

import dev.caredesk.testkit.model.Eng.Draft;
import dev.caredesk.testkit.model.Rows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens to a draft: edits, save, Create, load (L1 to L5, C4, C5, C7, E1, E6, E8, N2, N3). */
final class Drafting {

    private static final int TEXT = 2_000;
    private static final int TAG = 50;
    private static final List<String> IDENTIFYING = List.of(
            "firstName", "lastName", "homeEmail", "workEmail", "homePhone", "workPhone", "mobilePhone", "externalId");

    private final Model model;
    private final Store store;

    Drafting(Model model) {
        this.model = model;
        store = model.store;
    }

    Verdict setField(Eng eng, String record, String field, String value) {
        if (model.isClosed(record)) {
            return Verdict.refused(Reason.closed(record));
        }
        Draft draft = eng.draft(record);
        Optional<String> kept = Optional.of(value).filter(text -> !text.isBlank());
        boolean changes = !Values.get(draft.mine, field).equals(kept);
        List<String> bad = changes ? text(record, field, value) : List.of();
        if (bad.isEmpty()) {
            Values.put(draft.mine, field, kept);
            eng.edited(changes);
        }
        return Verdict.of(bad, record);
    }

    /** L1, L5. */
    static List<String> text(String record, String field, String value) {
        if (malformed(value)) {
            return List.of(Reason.not("text.malformed", record, field));
        }
        int size = value.codePointCount(0, value.length());
        return size > TEXT ? List.of(Reason.limit("text.too-long", record, field, TEXT, size)) : List.of();
    }

    private static boolean malformed(String value) {
        return value.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** R4 goes before A4 only for what is editable here at all. */
    Verdict tag(Eng eng, String activity, String text, boolean add) {
        if (!eng.activities.contains(activity)) {
            return Verdict.refused(Reason.not("record.read-only", activity));
        }
        if (model.inClosed(activity)) {
            return Verdict.refused(
                    Reason.closed(store.activity(activity).request.orElseThrow()));
        }
        Draft draft = eng.draft(activity);
        String key = Values.tag(text);
        List<String> bad = add ? newTag(activity, draft, text.strip(), key) : oldTag(activity, draft, key);
        if (!bad.isEmpty()) {
            return Verdict.of(bad, activity);
        }
        Optional<String> spelled = Values.get(draft.base, key).or(() -> Optional.of(text.strip()));
        Values.put(draft.mine, key, add ? spelled : Optional.empty());
        eng.edited(true);
        return Verdict.done(activity);
    }

    private static List<String> newTag(String activity, Draft draft, String text, String key) {
        int size = text.codePointCount(0, text.length());
        if (size == 0) {
            return List.of(Reason.limit("tag.empty", activity, "tags", 1, 0));
        }
        List<String> bad = new ArrayList<>();
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            bad.add(Reason.not("tag.control-character", activity, "tags"));
        }
        if (size > TAG) {
            bad.add(Reason.limit("tag.too-long", activity, "tags", TAG, size));
        }
        Values.get(draft.mine, key)
                .ifPresent(same -> bad.add(Reason.duplicate("tag.duplicate", "tags", same, activity)));
        return bad;
    }

    private static List<String> oldTag(String activity, Draft draft, String key) {
        return draft.mine.containsKey(key) ? List.of() : List.of(Reason.not("tag.unknown", activity, "tags"));
    }

    Verdict choose(Eng eng, String record, String field, boolean mine) {
        Draft draft = eng.draft(record);
        if (!draft.conflicts.containsKey(field)) {
            return Verdict.refused(Reason.not("conflict.unknown", record, field));
        }
        draft.conflicts.remove(field);
        if (!mine) {
            Values.put(draft.mine, field, Values.get(draft.base, field));
        }
        eng.edited(true);
        return Verdict.done(record);
    }

    Verdict cancel(Eng eng, String record) {
        Draft draft = eng.draft(record);
        boolean changes = draft.isUnsaved();
        draft.take(draft.base, draft.version);
        eng.edited(changes);
        return Verdict.done(record);
    }

    /** N3. */
    Verdict load(Eng eng) {
        if (eng.created) {
            Map<String, Map<String, Optional<String>>> before = mine(eng);
            eng.drafts.forEach((record, draft) -> store.find(record).ifPresent(draft::load));
            model.loadAll(eng);
            if (!before.equals(mine(eng))) {
                eng.outdate();
            }
        }
        return Verdict.done(eng.id);
    }

    /** What the agent wants, by record: loading changes it where somebody else has done the same. */
    private static Map<String, Map<String, Optional<String>>> mine(Eng eng) {
        Map<String, Map<String, Optional<String>>> mine = new HashMap<>();
        eng.drafts.forEach((record, draft) -> draft.unsaved()
                .forEach(key ->
                        mine.computeIfAbsent(record, none -> new HashMap<>()).put(key, Values.get(draft.mine, key))));
        return mine;
    }

    /** What can't be saved at all comes first (E8), then what is to be loaded (N2), then what is to be chosen (N3), then C7. */
    Verdict save(Eng eng) {
        if (!eng.created) {
            return Verdict.refused(Reason.not("customer.uncreated", eng.customer));
        }
        List<String> reasons = Stream.<Supplier<List<String>>>of(
                        () -> unsaveable(eng), () -> stale(eng), () -> conflicts(eng), () -> externalId(eng))
                .map(Supplier::get)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (reasons.isEmpty()) {
            write(eng);
        }
        return Verdict.of(reasons, eng.id);
    }

    private List<String> unsaveable(Eng eng) {
        return model.unsaved(eng).stream()
                .filter(line -> !line.saveable())
                .map(line -> Reason.over("edits.unsaveable", line.record()))
                .distinct()
                .toList();
    }

    private List<String> stale(Eng eng) {
        Set<String> records = eng.drafts.entrySet().stream()
                .filter(entry -> entry.getValue().isUnsaved() && isStale(eng, entry.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return records.isEmpty() ? List.of() : List.of(Reason.stale(records));
    }

    private static List<String> conflicts(Eng eng) {
        Set<String> fields = new TreeSet<>();
        eng.drafts.forEach((record, draft) -> draft.conflicts.keySet().forEach(key -> fields.add(record + "." + key)));
        return fields.isEmpty() ? List.of() : List.of(Reason.conflicts(fields));
    }

    /** N2. */
    boolean isStale(Eng eng, String record) {
        return store.find(record).isPresent()
                && !store.foreignSince(record, eng.draft(record).version, eng.agent)
                        .isEmpty();
    }

    /** Whether a save needs a load first (N2). */
    boolean mustLoad(Eng eng) {
        return !stale(eng).isEmpty();
    }

    /** C7, where it is written. */
    private List<String> externalId(Eng eng) {
        Draft draft = eng.draft(eng.customer);
        boolean writes = !eng.created || draft.unsaved().contains("externalId");
        Optional<String> wanted = Values.get(draft.mine, "externalId").filter(id -> writes);
        return store.customers.values().stream()
                .filter(row -> wanted.isPresent() && !row.id.equals(eng.customer))
                .filter(row -> Values.get(row.values, "externalId").equals(wanted))
                .map(row -> Reason.duplicate("external-id.taken", "externalId", wanted.orElseThrow(), row.id))
                .toList();
    }

    /** Whether all that was unsaved at the place left is stored by now, by this agent: it has come back there by itself (N4). */
    boolean isLeftStored(Eng eng) {
        return eng.left.entrySet().stream().allMatch(entry -> {
            Draft left = entry.getValue();
            return store.find(entry.getKey())
                    .filter(row -> store.foreignSince(entry.getKey(), left.version, eng.agent)
                            .isEmpty())
                    .filter(row -> left.unsaved().stream()
                            .allMatch(key -> Values.get(left.mine, key).equals(Values.get(row.values, key))))
                    .isPresent();
        });
    }

    /** It does not outdate what another place has of the same draft: a save of that again has its answer (E7). */
    private void write(Eng eng) {
        store.commit();
        Instant now = model.now();
        if (!model.unsaved(eng).isEmpty()) {
            eng.outdate();
        }
        eng.drafts.forEach((record, draft) -> {
            if (draft.isUnsaved()) {
                Row row = store.row(record);
                store.change(row, draft.mine, Model.actor(eng.agent), now);
                draft.take(row.values, row.version);
                touched(record).ifPresent(request -> store.touch(request, now, true));
            }
        });
    }

    /** The request that a saved edit of a record updates (R8). */
    private Optional<String> touched(String record) {
        if (store.requests.containsKey(record)) {
            return Optional.of(record);
        }
        return store.activities.containsKey(record) ? store.activity(record).request : Optional.empty();
    }

    Verdict create(Eng eng) {
        if (eng.created) {
            return Verdict.refused(Reason.not("customer.created", eng.customer));
        }
        if (IDENTIFYING.stream().noneMatch(eng.draft(eng.customer).mine::containsKey)) {
            return Verdict.refused(Reason.not("customer.empty", eng.customer));
        }
        List<String> reasons = externalId(eng);
        if (reasons.isEmpty()) {
            writeNew(eng);
        }
        return Verdict.of(reasons, eng.customer);
    }

    private void writeNew(Eng eng) {
        store.commit();
        String actor = Model.actor(eng.agent);
        Instant now = model.now();
        store.newCustomer(eng.customer, eng.draft(eng.customer).mine, actor, now);
        for (String request : eng.draftRequests()) {
            store.newRequest(Store.NewRequest.of(request, eng.customer), eng.draft(request).mine, actor, now);
        }
        for (String activity : eng.activities) {
            store.put(
                    store.activity(activity),
                    eng.draft(activity).mine,
                    eng.customer,
                    Optional.ofNullable(eng.placed.get(activity)).orElseThrow(),
                    actor,
                    now);
        }
        eng.created = true;
        eng.edited(true);
        eng.drafts.forEach((record, draft) -> draft.take(store.row(record).values, store.row(record).version));
    }
}
