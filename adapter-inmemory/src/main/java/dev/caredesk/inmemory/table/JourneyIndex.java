package dev.caredesk.inmemory.table;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.inmemory.index.TimelineMap;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.List;
import java.util.Optional;

/** The journeys of a tenant's customers: an entry is an activity, or a request that none is in (J1). */
public final class JourneyIndex {

    private final RequestTable requests;
    private final ActivityTable activities;
    private final AppendOnlyTable<ActivityId, StoredComment> comments;
    private final TimelineMap<CustomerId, RecordId> entries = new TimelineMap<>();

    JourneyIndex(RequestTable requests, ActivityTable activities, AppendOnlyTable<ActivityId, StoredComment> comments) {
        this.requests = requests;
        this.activities = activities;
        this.comments = comments;
    }

    public Rows<JourneyRow> page(CustomerId customer, Optional<Cursor> from, int size) {
        return entries.of(customer).newestFirst(from, size, this::row);
    }

    void putRequest(StoredRequest written, long order) {
        Optional<RequestTable.RequestRow> before = requests.row(written.id());
        before.ifPresent(row -> entries.remove(row.record().customer(), row.created()));
        requests.put(written, order);
        showIfBare(written.id());
    }

    void putActivity(StoredActivity written, long order) {
        Optional<ActivityTable.ActivityRow> before = activities.row(written.id());
        before.ifPresent(this::hide);
        activities.put(written, order);
        before.flatMap(row -> row.record().request()).ifPresent(this::showIfBare);
        written.request().ifPresent(this::hideRequest);
        activities.row(written.id()).ifPresent(this::show);
    }

    private void show(ActivityTable.ActivityRow row) {
        row.record()
                .customer()
                .ifPresent(customer ->
                        entries.put(customer, row.created(), row.record().id()));
    }

    private void hide(ActivityTable.ActivityRow row) {
        row.record().customer().ifPresent(customer -> entries.remove(customer, row.created()));
    }

    private void hideRequest(RequestId id) {
        requests.row(id).ifPresent(row -> entries.remove(row.record().customer(), row.created()));
    }

    private void showIfBare(RequestId id) {
        if (activities.isBare(id)) {
            requests.row(id).ifPresent(row -> entries.put(row.record().customer(), row.created(), id));
        }
    }

    private JourneyRow row(RecordId entry) {
        if (entry instanceof ActivityId id) {
            return activityRow(activities.find(id).orElseThrow());
        }
        return new JourneyRow(Optional.empty(), requests.find((RequestId) entry), List.of(), false);
    }

    private JourneyRow activityRow(StoredActivity activity) {
        Rows<StoredComment> newest = comments.newestFirst(activity.id(), Optional.empty(), JourneyRow.COMMENTS);
        return new JourneyRow(
                Optional.of(activity),
                activity.request().flatMap(requests::find),
                newest.items(),
                newest.next().isPresent());
    }
}
