package dev.caredesk.inmemory.table;

import dev.caredesk.Cursor;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.End;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.index.Timeline;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.inmemory.index.TimelineMap;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredActivity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The activities of a tenant: by customer, by request, and those of no customer and no engagement (A7). */
public final class ActivityTable {

    /** An activity, and its place in the journey. */
    record ActivityRow(StoredActivity record, TimelineKey created) {}

    private final Map<ActivityId, ActivityRow> rows = new HashMap<>();
    private final TimelineMap<CustomerId, ActivityId> byCustomer = new TimelineMap<>();
    private final Timeline<ActivityId> unlinked = new Timeline<>();
    private final Map<RequestId, Set<ActivityId>> byRequest = new HashMap<>();
    private final Map<RequestId, Set<ActivityId>> liveByRequest = new HashMap<>();

    public Optional<StoredActivity> find(ActivityId id) {
        return row(id).map(ActivityRow::record);
    }

    Optional<ActivityRow> row(ActivityId id) {
        return Optional.ofNullable(rows.get(id));
    }

    boolean isBare(RequestId request) {
        return !byRequest.containsKey(request);
    }

    /** Returns true if a conversation in the request is live (R6). */
    public boolean isLive(RequestId request) {
        return liveByRequest.containsKey(request);
    }

    public Optional<StoredActivity> newest(CustomerId customer) {
        return byCustomer.of(customer).newest().flatMap(this::find);
    }

    public Rows<StoredActivity> unlinked(Optional<Cursor> from, int size) {
        return unlinked.newestFirst(from, size, id -> find(id).orElseThrow());
    }

    /** Writes an activity; an existing one keeps its place. */
    void put(StoredActivity record, long order) {
        Optional<ActivityRow> before = row(record.id());
        TimelineKey created = before.map(ActivityRow::created).orElse(new TimelineKey(record.started(), order));
        replace(before, new ActivityRow(record, created));
    }

    public void end(ActivityId id, End end) {
        row(id).ifPresent(row -> {
            StoredActivity activity = row.record();
            change(row, with(activity, activity.engagement(), Optional.of(end), activity.failure()));
        });
    }

    public void assign(ActivityId id, Optional<EngagementId> engagement) {
        row(id).ifPresent(row -> {
            StoredActivity activity = row.record();
            change(row, with(activity, engagement, activity.end(), activity.failure()));
        });
    }

    void fail(ActivityId id, Optional<Payload> failure) {
        row(id).ifPresent(row -> {
            StoredActivity activity = row.record();
            change(row, with(activity, activity.engagement(), activity.end(), failure));
        });
    }

    private void change(ActivityRow row, StoredActivity after) {
        replace(Optional.of(row), new ActivityRow(after, row.created()));
    }

    private void replace(Optional<ActivityRow> before, ActivityRow after) {
        before.ifPresent(this::unindex);
        rows.put(after.record().id(), after);
        index(after);
    }

    private void index(ActivityRow row) {
        StoredActivity activity = row.record();
        activity.customer().ifPresent(customer -> byCustomer.put(customer, row.created(), activity.id()));
        activity.request().ifPresent(request -> {
            add(byRequest, request, activity.id());
            if (activity.isLiveConversation()) {
                add(liveByRequest, request, activity.id());
            }
        });
        if (isUnlinked(activity)) {
            unlinked.put(row.created(), activity.id());
        }
    }

    private void unindex(ActivityRow row) {
        StoredActivity activity = row.record();
        activity.customer().ifPresent(customer -> byCustomer.remove(customer, row.created()));
        activity.request().ifPresent(request -> {
            remove(byRequest, request, activity.id());
            remove(liveByRequest, request, activity.id());
        });
        unlinked.remove(row.created());
    }

    private static boolean isUnlinked(StoredActivity activity) {
        return activity.customer().isEmpty() && activity.engagement().isEmpty();
    }

    private static void add(Map<RequestId, Set<ActivityId>> map, RequestId request, ActivityId activity) {
        map.computeIfAbsent(request, key -> new HashSet<>()).add(activity);
    }

    private static void remove(Map<RequestId, Set<ActivityId>> map, RequestId request, ActivityId activity) {
        map.computeIfPresent(request, (key, activities) -> {
            activities.remove(activity);
            return activities.isEmpty() ? null : activities;
        });
    }

    private static StoredActivity with(
            StoredActivity activity, Optional<EngagementId> engagement, Optional<End> end, Optional<Payload> failure) {
        return new StoredActivity(
                activity.id(),
                activity.version(),
                activity.customer(),
                activity.request(),
                activity.media(),
                activity.agent(),
                activity.started(),
                engagement,
                end,
                failure,
                activity.payload());
    }
}
