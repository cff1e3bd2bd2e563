package dev.caredesk.testkit.model;

import dev.caredesk.testkit.model.ModelEngagement.RecordDraft;
import dev.caredesk.testkit.model.ModelRows.RecordRow;
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

/** The rules of drafts: edits, save, Create, load (L1 to L5, C4, C5, C7, E1, E6, E8, N2, N3). */
final class DraftRules {

    private static final int TEXT = 2_000;
    private static final int TAG = 50;
    private static final List<String> IDENTIFYING = List.of(
            "firstName", "lastName", "homeEmail", "workEmail", "homePhone", "workPhone", "mobilePhone", "externalId");

    private final ReferenceModel model;
    private final ModelStore store;

    DraftRules(ReferenceModel model) {
        this.model = model;
        store = model.store;
    }

    Verdict setField(ModelEngagement engagement, String record, String field, String value) {
        if (model.isClosed(record)) {
            return Verdict.refused(ReasonText.closed(record));
        }
        RecordDraft draft = engagement.draft(record);
        Optional<String> kept = Optional.of(value).filter(text -> !text.isBlank());
        boolean changes = !RecordValues.get(draft.mine, field).equals(kept);
        List<String> bad = changes ? text(record, field, value) : List.of();
        if (bad.isEmpty()) {
            RecordValues.put(draft.mine, field, kept);
            engagement.edited(changes);
        }
        return Verdict.of(bad, record);
    }

    /** L1, L5. */
    static List<String> text(String record, String field, String value) {
        if (malformed(value)) {
            return List.of(ReasonText.not("text.malformed", record, field));
        }
        int size = value.codePointCount(0, value.length());
        return size > TEXT ? List.of(ReasonText.limit("text.too-long", record, field, TEXT, size)) : List.of();
    }

    private static boolean malformed(String value) {
        return value.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** R4 goes before A4 only for what is editable here at all. */
    Verdict tag(ModelEngagement engagement, String activity, String text, boolean add) {
        if (!engagement.activities.contains(activity)) {
            return Verdict.refused(ReasonText.not("record.read-only", activity));
        }
        if (model.inClosed(activity)) {
            return Verdict.refused(
                    ReasonText.closed(store.activity(activity).request.orElseThrow()));
        }
        RecordDraft draft = engagement.draft(activity);
        String key = RecordValues.tag(text);
        List<String> bad = add ? newTag(activity, draft, text.strip(), key) : oldTag(activity, draft, key);
        if (!bad.isEmpty()) {
            return Verdict.of(bad, activity);
        }
        Optional<String> spelled = RecordValues.get(draft.base, key).or(() -> Optional.of(text.strip()));
        RecordValues.put(draft.mine, key, add ? spelled : Optional.empty());
        engagement.edited(true);
        return Verdict.done(activity);
    }

    private static List<String> newTag(String activity, RecordDraft draft, String text, String key) {
        int size = text.codePointCount(0, text.length());
        if (size == 0) {
            return List.of(ReasonText.limit("tag.empty", activity, "tags", 1, 0));
        }
        List<String> bad = new ArrayList<>();
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            bad.add(ReasonText.not("tag.control-character", activity, "tags"));
        }
        if (size > TAG) {
            bad.add(ReasonText.limit("tag.too-long", activity, "tags", TAG, size));
        }
        RecordValues.get(draft.mine, key)
                .ifPresent(same -> bad.add(ReasonText.duplicate("tag.duplicate", "tags", same, activity)));
        return bad;
    }

    private static List<String> oldTag(String activity, RecordDraft draft, String key) {
        return draft.mine.containsKey(key) ? List.of() : List.of(ReasonText.not("tag.unknown", activity, "tags"));
    }

    Verdict choose(ModelEngagement engagement, String record, String field, boolean mine) {
        RecordDraft draft = engagement.draft(record);
        if (!draft.conflicts.containsKey(field)) {
            return Verdict.refused(ReasonText.not("conflict.unknown", record, field));
        }
        draft.conflicts.remove(field);
        if (!mine) {
            RecordValues.put(draft.mine, field, RecordValues.get(draft.base, field));
        }
        engagement.edited(true);
        return Verdict.done(record);
    }

    Verdict cancel(ModelEngagement engagement, String record) {
        RecordDraft draft = engagement.draft(record);
        boolean changes = draft.isUnsaved();
        draft.take(draft.base, draft.version);
        engagement.edited(changes);
        return Verdict.done(record);
    }

    /** N3. */
    Verdict load(ModelEngagement engagement) {
        if (engagement.created) {
            Map<String, Map<String, Optional<String>>> before = mine(engagement);
            engagement.drafts.forEach((record, draft) -> store.find(record).ifPresent(draft::load));
            model.loadAll(engagement);
            if (!before.equals(mine(engagement))) {
                engagement.outdate();
            }
        }
        return Verdict.done(engagement.id);
    }

    /** Returns the unsaved values by record; loading removes one where somebody else has saved the same. */
    private static Map<String, Map<String, Optional<String>>> mine(ModelEngagement engagement) {
        Map<String, Map<String, Optional<String>>> mine = new HashMap<>();
        engagement.drafts.forEach((record, draft) -> draft.unsaved()
                .forEach(key -> mine.computeIfAbsent(record, none -> new HashMap<>())
                        .put(key, RecordValues.get(draft.mine, key))));
        return mine;
    }

    /** Saves. Edits that can't be saved are judged first (E8), then what must be loaded (N2), then open conflicts (N3), then C7. */
    Verdict save(ModelEngagement engagement) {
        if (!engagement.created) {
            return Verdict.refused(ReasonText.not("customer.uncreated", engagement.customer));
        }
        List<String> reasons = Stream.<Supplier<List<String>>>of(
                        () -> unsaveable(engagement),
                        () -> stale(engagement),
                        () -> conflicts(engagement),
                        () -> externalId(engagement))
                .map(Supplier::get)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (reasons.isEmpty()) {
            write(engagement);
        }
        return Verdict.of(reasons, engagement.id);
    }

    private List<String> unsaveable(ModelEngagement engagement) {
        return model.unsaved(engagement).stream()
                .filter(line -> !line.saveable())
                .map(line -> ReasonText.over("edits.unsaveable", line.record()))
                .distinct()
                .toList();
    }

    private List<String> stale(ModelEngagement engagement) {
        Set<String> records = engagement.drafts.entrySet().stream()
                .filter(entry -> entry.getValue().isUnsaved() && isStale(engagement, entry.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return records.isEmpty() ? List.of() : List.of(ReasonText.stale(records));
    }

    private static List<String> conflicts(ModelEngagement engagement) {
        Set<String> fields = new TreeSet<>();
        engagement.drafts.forEach(
                (record, draft) -> draft.conflicts.keySet().forEach(key -> fields.add(record + "." + key)));
        return fields.isEmpty() ? List.of() : List.of(ReasonText.conflicts(fields));
    }

    /** N2. */
    boolean isStale(ModelEngagement engagement, String record) {
        return store.find(record).isPresent()
                && !store.foreignSince(record, engagement.draft(record).version, engagement.agent)
                        .isEmpty();
    }

    /** Returns whether a save needs a load first (N2). */
    boolean mustLoad(ModelEngagement engagement) {
        return !stale(engagement).isEmpty();
    }

    /** C7, where it is written. */
    private List<String> externalId(ModelEngagement engagement) {
        RecordDraft draft = engagement.draft(engagement.customer);
        boolean writes = !engagement.created || draft.unsaved().contains("externalId");
        Optional<String> wanted = RecordValues.get(draft.mine, "externalId").filter(id -> writes);
        return store.customers.values().stream()
                .filter(row -> wanted.isPresent() && !row.id.equals(engagement.customer))
                .filter(row -> RecordValues.get(row.values, "externalId").equals(wanted))
                .map(row -> ReasonText.duplicate("external-id.taken", "externalId", wanted.orElseThrow(), row.id))
                .toList();
    }

    /** Returns whether all that was unsaved at the process left is stored by now, by this agent: it has come back there by itself (N4). */
    boolean isLeftStored(ModelEngagement engagement) {
        return engagement.left.entrySet().stream().allMatch(entry -> {
            RecordDraft left = entry.getValue();
            return store.find(entry.getKey())
                    .filter(row -> store.foreignSince(entry.getKey(), left.version, engagement.agent)
                            .isEmpty())
                    .filter(row -> left.unsaved().stream()
                            .allMatch(
                                    key -> RecordValues.get(left.mine, key).equals(RecordValues.get(row.values, key))))
                    .isPresent();
        });
    }

    /** It does not outdate what another process has of the same draft: a save of that again has its answer (E7). */
    private void write(ModelEngagement engagement) {
        store.commit();
        Instant now = model.now();
        if (!model.unsaved(engagement).isEmpty()) {
            engagement.outdate();
        }
        engagement.drafts.forEach((record, draft) -> {
            if (draft.isUnsaved()) {
                RecordRow row = store.row(record);
                store.change(row, draft.mine, ReferenceModel.actor(engagement.agent), now);
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

    Verdict create(ModelEngagement engagement) {
        if (engagement.created) {
            return Verdict.refused(ReasonText.not("customer.created", engagement.customer));
        }
        if (IDENTIFYING.stream().noneMatch(engagement.draft(engagement.customer).mine::containsKey)) {
            return Verdict.refused(ReasonText.not("customer.empty", engagement.customer));
        }
        List<String> reasons = externalId(engagement);
        if (reasons.isEmpty()) {
            writeNew(engagement);
        }
        return Verdict.of(reasons, engagement.customer);
    }

    private void writeNew(ModelEngagement engagement) {
        store.commit();
        String actor = ReferenceModel.actor(engagement.agent);
        Instant now = model.now();
        store.newCustomer(engagement.customer, engagement.draft(engagement.customer).mine, actor, now);
        for (String request : engagement.draftRequests()) {
            store.newRequest(
                    ModelStore.NewRequest.of(request, engagement.customer), engagement.draft(request).mine, actor, now);
        }
        for (String activity : engagement.activities) {
            store.put(
                    store.activity(activity),
                    engagement.draft(activity).mine,
                    engagement.customer,
                    Optional.ofNullable(engagement.draftRequestOf.get(activity)).orElseThrow(),
                    actor,
                    now);
        }
        engagement.created = true;
        engagement.edited(true);
        engagement.drafts.forEach((record, draft) -> draft.take(store.row(record).values, store.row(record).version));
    }
}
