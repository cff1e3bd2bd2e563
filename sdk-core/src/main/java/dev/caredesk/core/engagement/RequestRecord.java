package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import dev.caredesk.request.RequestStatus;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A stored request, decoded. */
public record RequestRecord(
        RequestId id,
        CustomerId customer,
        Version version,
        RequestTimes times,
        Optional<RequestId> followsUp,
        String title,
        String description)
        implements DeskRecord {

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.request(this);
    }

    @Override
    public Map<Field, String> values() {
        Map<Field, String> values = new TreeMap<>();
        if (!title.isBlank()) {
            values.put(Field.TITLE, title);
        }
        if (!description.isBlank()) {
            values.put(Field.DESCRIPTION, description);
        }
        return values;
    }

    public Instant updated() {
        return times.updated();
    }

    public boolean isOpenAt(Instant now) {
        return times.isOpenAt(now);
    }

    /** Returns a new, open request without title and description. */
    public static RequestRecord untitled(RequestId id, CustomerId customer, Instant at, Duration delay) {
        return new RequestRecord(
                id, customer, Version.FIRST, RequestTimes.startingAt(at, delay), Optional.empty(), "", "");
    }

    /** Returns this new request with those texts, in the same version; for one that is not stored yet. */
    public RequestRecord titled(String newTitle, String newDescription) {
        return new RequestRecord(id, customer, version, times, followsUp, newTitle, newDescription);
    }

    /** Returns this new request as a follow-up of a closed one (R4); for one that is not stored yet. */
    public RequestRecord following(RequestId earlier) {
        return new RequestRecord(id, customer, version, times, Optional.of(earlier), title, description);
    }

    /** Returns the request with other texts, as its next version. */
    public RequestRecord changed(String newTitle, String newDescription) {
        return new RequestRecord(id, customer, version.next(), times, followsUp, newTitle, newDescription);
    }

    /** Returns the request after it was closed by hand (R5). */
    public RequestRecord closedAt(Instant at) {
        return new RequestRecord(id, customer, version.next(), times.closedAt(at), followsUp, title, description);
    }

    /** Returns the request after an update at that instant (R8); one without a deadline stays without. */
    public RequestRecord touched(Instant at, Duration delay) {
        return isOpenAt(at) ? with(times.touched(touch(delay), at, !times.hasDeadline())) : this;
    }

    /** Returns the request after an update by a live conversation: it has no deadline (R6). */
    public RequestRecord withoutDeadline(Instant at) {
        return with(times.touched(touch(Duration.ZERO), at, true));
    }

    private Touch touch(Duration delay) {
        return new Touch(id, delay, true, false);
    }

    /** Returns the request with the last update, deadline and closing of a newer state. */
    public RequestRecord factsOf(RequestRecord newer) {
        return with(newer.times);
    }

    private RequestRecord with(RequestTimes other) {
        return new RequestRecord(id, customer, version, other, followsUp, title, description);
    }

    /** Returns the request as callers see it at that instant: an overdue one is closed at its deadline (R7). */
    public Request view(Instant now) {
        boolean open = isOpenAt(now);
        Optional<Instant> end = open ? Optional.empty() : times.closed().or(() -> Optional.of(times.deadline()));
        Optional<Instant> deadline = open && times.hasDeadline() ? Optional.of(times.deadline()) : Optional.empty();
        return new Request(
                id,
                version,
                customer,
                followsUp,
                title,
                description,
                open ? RequestStatus.OPEN : RequestStatus.CLOSED,
                times.created(),
                times.updated(),
                deadline,
                end);
    }
}
