package dev.caredesk.testkit.model;

import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import dev.caredesk.testkit.model.ModelEngagement.RecordDraft;
import dev.caredesk.testkit.model.ModelRows.ActivityRow;
import dev.caredesk.testkit.model.ModelRows.RecordRow;
import dev.caredesk.testkit.model.ModelRows.RequestRow;
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
 * {@link OfferRules}, {@link DraftRules}, {@link ActionRules} and {@link ClosingRules}.
 */
final class ReferenceModel {

    final ModelStore store = new ModelStore();
    final Map<String, ModelEngagement> engagements = new LinkedHashMap<>();
    final Map<String, Map<String, ClosedCustomer>> recent = new LinkedHashMap<>();
    final OfferRules offerRules = new OfferRules(this);
    final DraftRules draftRules = new DraftRules(this);
    final ActionRules actionRules = new ActionRules(this);
    final ClosingRules closingRules = new ClosingRules(this);
    private final Supplier<Instant> clock;

    ReferenceModel(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** The last time at which an agent closed a customer (D2). */
    record ClosedCustomer(String customer, Instant at, long seq) {}

    Instant now() {
        return clock.get();
    }

    static String actor(String agent) {
        return "AGENT:" + agent;
    }

    ModelEngagement engagement(String id) {
        return Optional.ofNullable(engagements.get(id)).orElseThrow();
    }

    /** The open engagements of a desk, in the order of opening (D1). */
    List<ModelEngagement> open(String agent) {
        return engagements.values().stream()
                .filter(engagement -> !engagement.closed && engagement.agent.equals(agent))
                .sorted(Comparator.<ModelEngagement, Instant>comparing(engagement -> engagement.opened)
                        .thenComparingLong(engagement -> engagement.openedSeq))
                .toList();
    }

    Optional<ModelEngagement> openWith(String agent, String customer) {
        return open(agent).stream()
                .filter(engagement -> engagement.created && engagement.customer.equals(customer))
                .findFirst();
    }

    /** The customers that an agent closed last and that are not in Open, last closed first whatever the clock did (D2). */
    List<ClosedCustomer> recent(String agent) {
        return recent.getOrDefault(agent, Map.of()).values().stream()
                .filter(left -> openWith(agent, left.customer()).isEmpty())
                .sorted(Comparator.comparingLong(ClosedCustomer::seq).reversed())
                .limit(10)
                .toList();
    }

    /** Opens a customer on a desk: an engagement of its own, with the customer and the open requests loaded. */
    ModelEngagement newEngagement(String agent, String customer, int process) {
        ModelEngagement engagement = new ModelEngagement(store.newId("e"), agent, customer, now(), store.seq);
        engagement.home = process;
        engagements.put(engagement.id, engagement);
        if (store.customers.containsKey(customer)) {
            engagement.created = true;
            loadAll(engagement);
        }
        return engagement;
    }

    /** Loads what is not loaded yet: the customer, the open requests, the activities and their requests. */
    void loadAll(ModelEngagement engagement) {
        loadNew(engagement, engagement.customer);
        store.open(engagement.customer, now()).forEach(request -> loadNew(engagement, request.id));
        for (String activity : engagement.activities) {
            loadNew(engagement, activity);
            store.activity(activity).request.ifPresent(request -> loadNew(engagement, request));
        }
    }

    /** With the news of the storage come the requests that are open or have an activity that is here (N1), or the customers that the contact matches by now (C6). */
    void news(ModelEngagement engagement) {
        if (engagement.created) {
            store.open(engagement.customer, now()).forEach(request -> loadNew(engagement, request.id));
            engagement.activities.stream()
                    .flatMap(activity -> store.activity(activity).request.stream())
                    .forEach(request -> loadNew(engagement, request));
        } else {
            engagement.activities.stream()
                    .map(activity -> offerRules.offers.get(store.activity(activity).interaction))
                    .filter(Objects::nonNull)
                    .forEach(offer ->
                            engagement.candidates.add(Set.copyOf(CustomerLookup.matches(store, offer.of.contact()))));
        }
    }

    /** Taken up from the storage: what the draft does not change is loaded as it is now (D6, D7). */
    void takenUp(ModelEngagement engagement) {
        if (engagement.created) {
            engagement
                    .drafts
                    .keySet()
                    .removeIf(record -> isClosed(record)
                            && !engagement.draft(record).isUnsaved()
                            && !engagement.activities.contains(record));
            engagement.drafts.forEach((record, draft) -> store.find(record)
                    .filter(row -> !draft.isUnsaved())
                    .ifPresent(row -> draft.take(row.values, row.version)));
            loadAll(engagement);
        }
    }

    void loadNew(ModelEngagement engagement, String record) {
        if (!engagement.drafts.containsKey(record)) {
            RecordRow row = store.row(record);
            engagement.draft(record).take(row.values, row.version);
        }
    }

    /** An engagement's own commit raised a version: its own draft is no more stale than before (E1). */
    void own(ModelEngagement engagement, String record) {
        RecordDraft draft = engagement.drafts.get(record);
        if (draft == null) {
            loadNew(engagement, record);
        } else if (draft.version == store.row(record).version - 1) {
            draft.version++;
        }
    }

    /** Returns whether it is certain which request an activity of the customer joins (A2). */
    boolean isJoinCertain(String customer) {
        return !store.isTied(customer, now());
    }

    /** Returns whether an activity can be edited in an engagement (A4, R4). */
    boolean isEditable(ModelEngagement engagement, String activity) {
        return engagement.activities.contains(activity) && !inClosed(activity);
    }

    boolean inClosed(String activity) {
        return store.activity(activity)
                .request
                .map(request -> !store.request(request).isOpen(now()))
                .orElse(false);
    }

    /** Returns whether a record is a closed request, or an activity of one (R4). */
    boolean isClosed(String record) {
        if (store.requests.containsKey(record)) {
            return !store.request(record).isOpen(now());
        }
        return store.activities.containsKey(record) && inClosed(record);
    }

    boolean isLiveElsewhere(ModelEngagement engagement, ActivityRow activity) {
        return activity.end.isEmpty() && !activity.engagement.equals(Optional.of(engagement.id));
    }

    /** D4. */
    boolean hasCall(String agent) {
        return store.activities.values().stream()
                .anyMatch(activity ->
                        activity.agent.equals(agent) && activity.end.isEmpty() && activity.media == MediaType.VOICE);
    }

    /** Returns the values of the draft that differ from the stored ones (E1). */
    List<UnsavedDifference> unsaved(ModelEngagement engagement) {
        List<UnsavedDifference> lines = new ArrayList<>();
        engagement.drafts.forEach((record, draft) -> draft.unsaved()
                .forEach(key -> lines.add(new UnsavedDifference(
                        record,
                        RecordValues.field(key),
                        RecordValues.get(draft.base, key),
                        RecordValues.get(draft.mine, key),
                        !isClosed(record)))));
        return lines;
    }

    /** An unsaved difference. */
    record UnsavedDifference(
            String record, String field, Optional<String> stored, Optional<String> mine, boolean saveable) {}

    /** The requests and activities of a customer as a journey has them, newest first (J1). */
    List<RecordRow> journey(String customer) {
        List<RecordRow> rows = new ArrayList<>(store.activities.values().stream()
                .filter(activity -> activity.customer.equals(Optional.of(customer)))
                .toList());
        for (RequestRow request : store.requests.values()) {
            if (request.customer.equals(customer)
                    && store.activitiesOf(request.id).findAny().isEmpty()) {
                rows.add(request);
            }
        }
        rows.sort(Comparator.<RecordRow, Instant>comparing(row -> row.created)
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
