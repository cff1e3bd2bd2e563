package dev.caredesk.inmemory;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.List;
import java.util.Optional;

/** The journeys of a tenant's customers: an entry is an activity, or a request that none is in (J1). */
final class Journeys {

    private final Requests requests;
    private final Activities activities;
    private final Notes<StoredComment> comments;
    private final Timelines<CustomerId, RecordId> entries = new Timelines<>();

    Journeys(Requests requests, Activities activities, Notes<StoredComment> comments) {
        this.requests = requests;
        this.activities = activities;
        this.comments = comments;
    }

    Rows<JourneyRow> page(CustomerId customer, Optional<After> from, int size) {
        return entries.of(customer).newestFirst(from, size, this::row);
    }

    void putRequest(StoredRequest written, long order) {
        Optional<Requests.Row> before = requests.row(written.id());
        before.ifPresent(row -> entries.remove(row.record().customer(), row.created()));
        requests.put(written, order);
        showIfBare(written.id());
    }

    void putActivity(StoredActivity written, long order) {
        Optional<Activities.Row> before = activities.row(written.id());
        before.ifPresent(this::hide);
        activities.put(written, order);
        before.flatMap(row -> row.record().request()).ifPresent(this::showIfBare);
        written.request().ifPresent(this::hideRequest);
        activities.row(written.id()).ifPresent(this::show);
    }

    private void show(Activities.Row row) {
        row.record()
                .customer()
                .ifPresent(customer ->
                        entries.put(customer, row.created(), row.record().id()));
    }

    private void hide(Activities.Row row) {
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
