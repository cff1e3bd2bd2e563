package dev.caredesk.testkit.model;

import dev.caredesk.activity.EndReason;
import dev.caredesk.testkit.model.ModelRows.ActivityRow;
import dev.caredesk.testkit.model.ModelRows.CommentOrMessageRow;
import dev.caredesk.testkit.model.ModelRows.CustomerRow;
import dev.caredesk.testkit.model.ModelRows.FieldChange;
import dev.caredesk.testkit.model.ModelRows.JournalRow;
import dev.caredesk.testkit.model.ModelRows.RecordRow;
import dev.caredesk.testkit.model.ModelRows.RequestRow;
import dev.caredesk.testkit.model.SampleVocabulary.SampleInteraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is committed, and the plain writes to it. Every commit begins with {@link #commit()}. */
final class ModelStore {

    static final String SYSTEM = "SYSTEM:system";

    final Map<String, CustomerRow> customers = new LinkedHashMap<>();
    final Map<String, RequestRow> requests = new LinkedHashMap<>();
    final Map<String, ActivityRow> activities = new LinkedHashMap<>();
    final List<CommentOrMessageRow> comments = new ArrayList<>();
    final List<CommentOrMessageRow> messages = new ArrayList<>();
    final List<JournalRow> journal = new ArrayList<>();
    long seq;
    private int made;

    String newId(String kind) {
        return kind + ++made;
    }

    /** Begins a commit; its number orders what is at the same instant (T1). */
    void commit() {
        seq++;
    }

    Optional<RecordRow> find(String id) {
        return Stream.<Map<String, ? extends RecordRow>>of(customers, requests, activities)
                .map(rows -> (RecordRow) rows.get(id))
                .filter(row -> row != null)
                .findFirst();
    }

    RecordRow row(String id) {
        return find(id).orElseThrow();
    }

    CustomerRow customer(String id) {
        return (CustomerRow) row(id);
    }

    RequestRow request(String id) {
        return (RequestRow) row(id);
    }

    ActivityRow activity(String id) {
        return (ActivityRow) row(id);
    }

    private void log(String record, String kind, String actor, Instant at, long version, List<FieldChange> diffs) {
        journal.add(new JournalRow(seq, record, kind, actor, at, version, customerOf(record), diffs));
    }

    private Optional<String> customerOf(String record) {
        if (requests.containsKey(record)) {
            return Optional.of(request(record).customer);
        }
        return customers.containsKey(record) ? Optional.of(record) : activity(record).customer;
    }

    /** A further version of a row, with other values. */
    void change(RecordRow row, Map<String, String> values, String actor, Instant now) {
        List<FieldChange> diffs = RecordValues.diffs(row.values, values);
        row.values = new LinkedHashMap<>(values);
        row.version++;
        log(row.id, "CHANGED", actor, now, row.version, diffs);
        if (row instanceof CustomerRow customer) {
            customer.updated = now.isAfter(customer.updated) ? now : customer.updated;
            customer.updatedSeq = seq;
        }
    }

    CustomerRow newCustomer(String id, Map<String, String> values, String actor, Instant now) {
        CustomerRow row = new CustomerRow(id, now, seq);
        row.values = new LinkedHashMap<>(values);
        customers.put(id, row);
        log(id, "CREATED", actor, now, 1, RecordValues.diffs(Map.of(), values));
        return row;
    }

    /** @param like the id, and the customer and earlier request that it belongs to */
    RequestRow newRequest(NewRequest like, Map<String, String> values, String actor, Instant now) {
        RequestRow row = new RequestRow(like.id(), like.customer(), like.followsUp(), now, seq);
        row.values = new LinkedHashMap<>(values);
        requests.put(row.id, row);
        log(row.id, "CREATED", actor, now, 1, RecordValues.diffs(Map.of(), values));
        return row;
    }

    /** Whose request it is, and which one it goes on from. */
    record NewRequest(String id, String customer, Optional<String> followsUp) {

        static NewRequest of(String id, String customer) {
            return new NewRequest(id, customer, Optional.empty());
        }
    }

    void addActivity(ActivityRow row, String actor) {
        activities.put(row.id, row);
        List<FieldChange> diffs = new ArrayList<>(RecordValues.diffs(Map.of(), row.values));
        row.customer.map(Optional::of).ifPresent(to -> diffs.add(new FieldChange("customer", Optional.empty(), to)));
        row.request.map(Optional::of).ifPresent(to -> diffs.add(new FieldChange("request", Optional.empty(), to)));
        log(row.id, "CREATED", actor, row.created, 1, diffs);
    }

    /** Something is said at an activity, and recorded now. */
    void say(boolean comment, CommentOrMessageRow said, String actor, Instant now) {
        (comment ? comments : messages).add(said);
        FieldChange at = new FieldChange("activity", Optional.empty(), Optional.of(said.activity()));
        Optional<String> customer = activity(said.activity()).customer;
        journal.add(new JournalRow(seq, said.id(), "CREATED", actor, now, 0, customer, List.of(at)));
    }

    /** Something is said in an interaction that nobody has taken. */
    void sayBefore(SampleInteraction of, String id, String actor, Instant now) {
        FieldChange in = new FieldChange(
                "interaction", Optional.empty(), Optional.of(of.id().key()));
        journal.add(new JournalRow(seq, id, "CREATED", actor, now, 0, Optional.empty(), List.of(in)));
    }

    /** Tells what happened to an interaction. */
    void tell(SampleInteraction of, String kind, String actor, Instant now) {
        journal.add(new JournalRow(seq, of.id().text(), kind, actor, now, 0, Optional.empty(), List.of()));
    }

    /**
     * Puts an activity into a request, and says so to both: the one it leaves may get its deadline back (R6), the one it joins is
     * updated (R8).
     */
    void put(ActivityRow activity, String customer, String request, String actor, Instant now) {
        put(activity, activity.values, customer, request, actor, now);
    }

    /** As above, with other tags in the same change. */
    void put(
            ActivityRow activity,
            Map<String, String> values,
            String customer,
            String request,
            String actor,
            Instant now) {
        Optional<String> from = activity.request;
        List<FieldChange> diffs = new ArrayList<>(RecordValues.diffs(activity.values, values));
        diffs.add(new FieldChange("request", from, Optional.of(request)));
        if (!activity.customer.equals(Optional.of(customer))) {
            diffs.add(new FieldChange("customer", activity.customer, Optional.of(customer)));
        }
        activity.values = new LinkedHashMap<>(values);
        activity.customer = Optional.of(customer);
        activity.request = Optional.of(request);
        activity.version++;
        log(activity.id, "MOVED", actor, now, activity.version, diffs);
        from.ifPresent(left -> touch(left, now, false));
        touch(request, now, true);
    }

    /** Ends an activity, once. The end of a chat or call is an update of its request (R8). */
    void end(ActivityRow activity, EndReason reason, String actor, Instant now) {
        if (activity.end.isPresent()) {
            return;
        }
        activity.end = Optional.of(reason);
        FieldChange ended = new FieldChange("ended", Optional.empty(), Optional.of(now.toString()));
        log(activity.id, "ENDED", actor, now, 0, List.of(ended));
        activity.request.ifPresent(request -> touch(request, now, activity.media.isConversation()));
    }

    /** Updates a request (R6, R8); a closed one is left alone (M3, R5). */
    void touch(String id, Instant now, boolean update) {
        RequestRow request = request(id);
        if (!request.isOpen(now)) {
            return;
        }
        if (update && request.times.isUpdatedBy(now)) {
            request.updatedSeq = seq;
        }
        boolean live = activitiesOf(id).anyMatch(ActivityRow::isLiveConversation);
        request.times = request.times.touched(now, update, live);
    }

    void close(RequestRow request, String actor, Instant at) {
        FieldChange closed = new FieldChange("status", Optional.of("open"), Optional.of("closed"));
        retime(request, request.times.closedAt(at), closed, "CLOSED", actor, at);
    }

    /** Gives a request other times, in a further version. */
    void retime(RequestRow request, ModelTimes times, FieldChange said, String kind, String actor, Instant at) {
        request.times = times;
        request.version++;
        log(request.id, kind, actor, at, request.version, List.of(said));
    }

    /** Closes what is overdue, each at its deadline (R6). */
    int sweep(Instant now) {
        commit();
        int closed = 0;
        for (RequestRow request : requests.values()) {
            if (request.times.isOverdue(now)) {
                close(request, SYSTEM, request.times.deadline().orElseThrow());
                closed++;
            }
        }
        return closed;
    }

    Stream<ActivityRow> activitiesOf(String request) {
        return activities.values().stream().filter(activity -> activity.request.equals(Optional.of(request)));
    }

    /** The open requests of a customer, last updated first. */
    List<RequestRow> open(String customer, Instant now) {
        return requests.values().stream()
                .filter(request -> request.customer.equals(customer) && request.isOpen(now))
                .sorted(Comparator.<RequestRow, Instant>comparing(request -> request.times.updated())
                        .thenComparingLong(request -> request.updatedSeq)
                        .reversed())
                .toList();
    }

    /** Returns whether one commit updated two open requests last, so that it is left open which of them comes first (T1). */
    boolean isTied(String customer, Instant now) {
        List<RequestRow> open = open(customer, now);
        return open.size() > 1
                && open.get(0).times.updated().equals(open.get(1).times.updated())
                && open.get(0).updatedSeq == open.get(1).updatedSeq;
    }

    /** The request that an activity of the customer joins: the last updated open one, else a new untitled one (A2). */
    String joined(String customer, String actor, Instant now) {
        List<RequestRow> open = open(customer, now);
        return open.isEmpty()
                ? newRequest(NewRequest.of(newId("r"), customer), Map.of(), actor, now).id
                : open.get(0).id;
    }

    /** The activity of a customer that was created last (A4). */
    Optional<ActivityRow> newest(String customer) {
        return activities.values().stream()
                .filter(activity -> activity.customer.equals(Optional.of(customer)))
                .max(Comparator.<ActivityRow, Instant>comparing(activity -> activity.created)
                        .thenComparingLong(activity -> activity.createdSeq));
    }

    /** Returns the changes of a record since a version that others than that agent made (N1, N4). */
    List<JournalRow> foreignSince(String record, long version, String agent) {
        return journal.stream()
                .filter(entry -> entry.record().equals(record)
                        && entry.version() > version
                        && !entry.actor().equals("AGENT:" + agent))
                .toList();
    }
}
