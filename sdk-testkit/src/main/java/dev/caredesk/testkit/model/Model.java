package dev.caredesk.testkit.model;

import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import dev.caredesk.testkit.model.Eng.Draft;
import dev.caredesk.testkit.model.Rows.ActivityRow;
import dev.caredesk.testkit.model.Rows.RequestRow;
import dev.caredesk.testkit.model.Rows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The reference model: the whole care desk as plain collections, one thread, one tenant. Its rules are spread by subject over
 * {@link Offering}, {@link Drafting}, {@link AtOnce} and {@link Leaving}.
 */
final class Model {

    final Store store = new Store();
    final Map<String, Eng> engagements = new LinkedHashMap<>();
    final Map<String, Map<String, Left>> recent = new LinkedHashMap<>();
    final Offering offering = new Offering(this);
    final Drafting drafting = new Drafting(this);
    final AtOnce atOnce = new AtOnce(this);
    final Leaving leaving = new Leaving(this);
    private final Supplier<Instant> clock;

    Model(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** When an agent closed a customer last (D2). */
    record Left(String customer, Instant at, long seq) {}

    Instant now() {
        return clock.get();
    }

    static String actor(String agent) {
        return "AGENT:" + agent;
    }

    Eng eng(String id) {
        return Optional.ofNullable(engagements.get(id)).orElseThrow();
    }

    /** The open engagements of a desk, in the order of opening (D1). */
    List<Eng> open(String agent) {
        return engagements.values().stream()
                .filter(eng -> !eng.closed && eng.agent.equals(agent))
                .sorted(Comparator.<Eng, Instant>comparing(eng -> eng.opened).thenComparingLong(eng -> eng.openedSeq))
                .toList();
    }

    Optional<Eng> openWith(String agent, String customer) {
        return open(agent).stream()
                .filter(eng -> eng.created && eng.customer.equals(customer))
                .findFirst();
    }

    /** The customers that an agent closed last and that are not in Open, last closed first whatever the clock did (D2). */
    List<Left> recent(String agent) {
        return recent.getOrDefault(agent, Map.of()).values().stream()
                .filter(left -> openWith(agent, left.customer()).isEmpty())
                .sorted(Comparator.comparingLong(Left::seq).reversed())
                .limit(10)
                .toList();
    }

    /** Opens a customer on a desk: an engagement of its own, with the customer and the open requests loaded. */
    Eng newEngagement(String agent, String customer, int place) {
        Eng eng = new Eng(store.newId("e"), agent, customer, now(), store.seq);
        eng.home = place;
        engagements.put(eng.id, eng);
        if (store.customers.containsKey(customer)) {
            eng.created = true;
            loadAll(eng);
        }
        return eng;
    }

    /** Loads what is not loaded yet: the customer, the open requests, the activities and their requests. */
    void loadAll(Eng eng) {
        loadNew(eng, eng.customer);
        store.open(eng.customer, now()).forEach(request -> loadNew(eng, request.id));
        for (String activity : eng.activities) {
            loadNew(eng, activity);
            store.activity(activity).request.ifPresent(request -> loadNew(eng, request));
        }
    }

    /** With the news of the storage come the requests that are open or have an activity that is here (N1), or the customers that the contact matches by now (C6). */
    void news(Eng eng) {
        if (eng.created) {
            store.open(eng.customer, now()).forEach(request -> loadNew(eng, request.id));
            eng.activities.stream()
                    .flatMap(activity -> store.activity(activity).request.stream())
                    .forEach(request -> loadNew(eng, request));
        } else {
            eng.activities.stream()
                    .map(activity -> offering.offers.get(store.activity(activity).interaction))
                    .filter(Objects::nonNull)
                    .forEach(offer -> eng.candidates.add(Set.copyOf(Finding.matches(store, offer.of.contact()))));
        }
    }

    /** Taken up from the storage: what the draft does not change is loaded as it is now (D6, D7). */
    void takenUp(Eng eng) {
        if (eng.created) {
            eng.drafts
                    .keySet()
                    .removeIf(record ->
                            isClosed(record) && !eng.draft(record).isUnsaved() && !eng.activities.contains(record));
            eng.drafts.forEach((record, draft) -> store.find(record)
                    .filter(row -> !draft.isUnsaved())
                    .ifPresent(row -> draft.take(row.values, row.version)));
            loadAll(eng);
        }
    }

    void loadNew(Eng eng, String record) {
        if (!eng.drafts.containsKey(record)) {
            Row row = store.row(record);
            eng.draft(record).take(row.values, row.version);
        }
    }

    /** An engagement's own commit raised a version: its own draft is no more stale than before (E1). */
    void own(Eng eng, String record) {
        Draft draft = eng.drafts.get(record);
        if (draft == null) {
            loadNew(eng, record);
        } else if (draft.version == store.row(record).version - 1) {
            draft.version++;
        }
    }

    /** Whether it is certain which request an activity of the customer joins (A2). */
    boolean isJoinCertain(String customer) {
        return !store.isTied(customer, now());
    }

    /** Whether an activity can be edited in an engagement (A4, R4). */
    boolean isEditable(Eng eng, String activity) {
        return eng.activities.contains(activity) && !inClosed(activity);
    }

    boolean inClosed(String activity) {
        return store.activity(activity)
                .request
                .map(request -> !store.request(request).isOpen(now()))
                .orElse(false);
    }

    /** Whether a record is a closed request, or an activity of one (R4). */
    boolean isClosed(String record) {
        if (store.requests.containsKey(record)) {
            return !store.request(record).isOpen(now());
        }
        return store.activities.containsKey(record) && inClosed(record);
    }

    boolean isLiveElsewhere(Eng eng, ActivityRow activity) {
        return activity.end.isEmpty() && !activity.engagement.equals(Optional.of(eng.id));
    }

    /** D4. */
    boolean hasCall(String agent) {
        return store.activities.values().stream()
                .anyMatch(activity ->
                        activity.agent.equals(agent) && activity.end.isEmpty() && activity.media == MediaType.VOICE);
    }

    /** What differs from what is stored (E1). */
    List<Line> unsaved(Eng eng) {
        List<Line> lines = new ArrayList<>();
        eng.drafts.forEach((record, draft) -> draft.unsaved()
                .forEach(key -> lines.add(new Line(
                        record,
                        Values.field(key),
                        Values.get(draft.base, key),
                        Values.get(draft.mine, key),
                        !isClosed(record)))));
        return lines;
    }

    /** An unsaved difference. */
    record Line(String record, String field, Optional<String> stored, Optional<String> mine, boolean saveable) {}

    /** The requests and activities of a customer as a journey has them, newest first (J1). */
    List<Row> journey(String customer) {
        List<Row> rows = new ArrayList<>(store.activities.values().stream()
                .filter(activity -> activity.customer.equals(Optional.of(customer)))
                .toList());
        for (RequestRow request : store.requests.values()) {
            if (request.customer.equals(customer)
                    && store.activitiesOf(request.id).findAny().isEmpty()) {
                rows.add(request);
            }
        }
        rows.sort(Comparator.<Row, Instant>comparing(row -> row.created)
                .thenComparingLong(row -> row.createdSeq)
                .reversed());
        return rows;
    }

    /** Activities that were left without a customer and that no engagement has, newest first (A7). */
    List<ActivityRow> unlinked() {
        return store.activities.values().stream()
                .filter(activity -> activity.customer.isEmpty() && activity.engagement.isEmpty())
                .sorted(Comparator.<ActivityRow, Instant>comparing(activity -> activity.created)
                        .thenComparingLong(activity -> activity.createdSeq)
                        .reversed())
                .toList();
    }

    void endByAgent(ActivityRow activity, String agent) {
        store.end(activity, EndReason.CLOSED_BY_AGENT, actor(agent), now());
    }
}
