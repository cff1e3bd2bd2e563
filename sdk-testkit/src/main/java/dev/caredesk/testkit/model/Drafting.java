package dev.caredesk.testkit.model;

import dev.caredesk.testkit.model.Eng.Draft;
import dev.caredesk.testkit.model.Rows.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
            return Verdict.refused("request.closed");
        }
        Draft draft = eng.draft(record);
        boolean same = Values.get(draft.mine, field).equals(Optional.of(value));
        Set<String> codes = same ? Set.of() : text(value);
        if (codes.isEmpty()) {
            Optional<String> kept = Optional.of(value).filter(text -> !text.isBlank());
            boolean changes = !Values.get(draft.mine, field).equals(kept);
            Values.put(draft.mine, field, kept);
            eng.edited(changes);
        }
        return Verdict.of(codes, record);
    }

    /** L1, L5. */
    static Set<String> text(String value) {
        if (malformed(value)) {
            return Set.of("text.malformed");
        }
        return value.codePointCount(0, value.length()) > TEXT ? Set.of("text.too-long") : Set.of();
    }

    private static boolean malformed(String value) {
        return value.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    Verdict tag(Eng eng, String activity, String text, boolean add) {
        if (!eng.activities.contains(activity)) {
            return eng.drafts.containsKey(activity)
                    ? Verdict.refused("record.read-only")
                    : Verdict.refused("record.read-only", "record.unknown"); // It came after the customer was loaded.
        }
        if (model.inClosed(activity)) {
            return Verdict.refused("request.closed");
        }
        Draft draft = eng.draft(activity);
        String key = Values.tag(text);
        Optional<String> problem = add ? newTag(draft, text.strip(), key) : oldTag(draft, key);
        if (problem.isPresent()) {
            return Verdict.refused(problem.get());
        }
        Optional<String> spelled = Values.get(draft.base, key).or(() -> Optional.of(text.strip()));
        Values.put(draft.mine, key, add ? spelled : Optional.empty());
        eng.edited(true);
        return Verdict.done(activity);
    }

    private static Optional<String> newTag(Draft draft, String text, String key) {
        if (text.isEmpty()) {
            return Optional.of("tag.empty");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("tag.control-character");
        }
        if (text.codePointCount(0, text.length()) > TAG) {
            return Optional.of("tag.too-long");
        }
        return draft.mine.containsKey(key) ? Optional.of("tag.duplicate") : Optional.empty();
    }

    private static Optional<String> oldTag(Draft draft, String key) {
        return draft.mine.containsKey(key) ? Optional.empty() : Optional.of("tag.unknown");
    }

    Verdict choose(Eng eng, String record, String field, boolean mine) {
        Draft draft = eng.draft(record);
        if (!draft.conflicts.containsKey(field)) {
            return Verdict.refused("conflict.unknown");
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
            eng.drafts.forEach((record, draft) -> store.find(record).ifPresent(draft::load));
            model.loadAll(eng);
        }
        return Verdict.done(eng.id);
    }

    Verdict save(Eng eng) {
        if (!eng.created) {
            return Verdict.refused("customer.uncreated");
        }
        Set<String> codes = new TreeSet<>();
        if (model.unsaved(eng).stream().anyMatch(line -> !line.saveable())) {
            codes.add("edits.unsaveable");
        }
        if (eng.drafts.values().stream().anyMatch(draft -> !draft.conflicts.isEmpty())) {
            codes.add("conflict.open");
        }
        if (mustLoad(eng)) {
            codes.add("record.stale");
        }
        if (isExternalIdTaken(eng)) {
            codes.add("external-id.taken");
        }
        if (codes.isEmpty()) {
            write(eng);
        }
        return Verdict.of(codes, eng.id);
    }

    /** N2. */
    boolean isStale(Eng eng, String record) {
        return store.find(record).isPresent()
                && !store.foreignSince(record, eng.draft(record).version, eng.agent)
                        .isEmpty();
    }

    /** Whether a save needs a load first (N2). */
    boolean mustLoad(Eng eng) {
        return eng.drafts.entrySet().stream()
                .anyMatch(entry -> entry.getValue().isUnsaved() && isStale(eng, entry.getKey()));
    }

    /** C7. */
    private boolean isExternalIdTaken(Eng eng) {
        Optional<String> wanted = Values.get(eng.draft(eng.customer).mine, "externalId");
        return wanted.isPresent()
                && eng.draft(eng.customer).unsaved().contains("externalId")
                && isExternalIdOfAnother(eng.customer, wanted);
    }

    private boolean isExternalIdOfAnother(String customer, Optional<String> wanted) {
        return store.customers.values().stream()
                .anyMatch(row -> !row.id.equals(customer)
                        && Values.get(row.values, "externalId").equals(wanted));
    }

    /** It does not outdate what another place has of the same draft: a save of that again has its answer (E7). */
    private void write(Eng eng) {
        store.commit();
        Instant now = model.now();
        eng.drafts.forEach((record, draft) -> {
            if (draft.isUnsaved()) {
                Row row = store.row(record);
                store.change(row, draft.mine, Model.actor(eng.agent), now);
                draft.take(row.values, row.version);
                touched(record).ifPresent(request -> store.touch(request, now, true));
                eng.askedAt = Eng.NOWHERE;
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
            return Verdict.refused("customer.created");
        }
        Map<String, String> mine = eng.draft(eng.customer).mine;
        Set<String> codes = new TreeSet<>();
        if (IDENTIFYING.stream().noneMatch(mine::containsKey)) {
            codes.add("customer.empty");
        }
        Optional<String> externalId = Values.get(mine, "externalId");
        if (externalId.isPresent() && isExternalIdOfAnother(eng.customer, externalId)) {
            codes.add("external-id.taken");
        }
        if (codes.isEmpty()) {
            writeNew(eng);
        }
        return Verdict.of(codes, eng.customer);
    }

    private void writeNew(Eng eng) {
        store.commit();
        String actor = Model.actor(eng.agent);
        Instant now = model.now();
        store.newCustomer(eng.customer, eng.draft(eng.customer).mine, actor, now);
        for (String request : eng.draftRequests()) {
            store.newRequest(request, eng.customer, Optional.empty(), actor, now).values =
                    new java.util.LinkedHashMap<>(eng.draft(request).mine);
        }
        for (String activity : eng.activities) {
            Row row = store.row(activity);
            row.values = new java.util.LinkedHashMap<>(eng.draft(activity).mine);
            store.put(
                    store.activity(activity),
                    eng.customer,
                    Optional.ofNullable(eng.placed.get(activity)).orElseThrow(),
                    actor,
                    now);
        }
        eng.created = true;
        eng.edited(true);
        eng.candidates = List.of();
        eng.drafts.forEach((record, draft) -> draft.take(store.row(record).values, store.row(record).version));
    }
}
