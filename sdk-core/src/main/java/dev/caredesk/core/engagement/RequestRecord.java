package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import dev.caredesk.request.RequestStatus;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stored request, decoded.
 *
 * @param closesAt the deadline; {@link StoredRequest#NEVER} where there is none
 * @param closed when it was closed by hand or by a sweep
 */
public record RequestRecord(
        RequestId id,
        CustomerId customer,
        Version version,
        Instant created,
        Instant updated,
        Instant closesAt,
        Optional<Instant> closed,
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

    /** R6, R7: open means neither closed nor overdue. */
    public boolean isOpenAt(Instant now) {
        return closed.isEmpty() && closesAt.isAfter(now);
    }

    /** A new request without title and description, open. */
    public static RequestRecord untitled(RequestId id, CustomerId customer, Instant at, Duration delay) {
        return new RequestRecord(
                id, customer, Version.FIRST, at, at, at.plus(delay), Optional.empty(), Optional.empty(), "", "");
    }

    /** A new request, before it is written first, with those texts. */
    public RequestRecord titled(String newTitle, String newDescription) {
        return new RequestRecord(
                id, customer, version, created, updated, closesAt, closed, followsUp, newTitle, newDescription);
    }

    /** A new request, before it is written first, that goes on from a closed one (R4). */
    public RequestRecord following(RequestId earlier) {
        return new RequestRecord(
                id, customer, version, created, updated, closesAt, closed, Optional.of(earlier), title, description);
    }

    /** The request after an edit. */
    public RequestRecord changed(String newTitle, String newDescription) {
        return new RequestRecord(
                id, customer, version.next(), created, updated, closesAt, closed, followsUp, newTitle, newDescription);
    }

    /** The request after it was closed by hand (R5). */
    public RequestRecord closedAt(Instant at) {
        return new RequestRecord(
                id,
                customer,
                version.next(),
                created,
                updated,
                closesAt,
                Optional.of(at),
                followsUp,
                title,
                description);
    }

    /** The request after an update at that instant (R8); one without a deadline stays without. */
    public RequestRecord touched(Instant at, Duration delay) {
        if (at.isBefore(updated) || !isOpenAt(at)) {
            return this;
        }
        Instant deadline = closesAt.equals(StoredRequest.NEVER) ? closesAt : at.plus(delay);
        return new RequestRecord(id, customer, version, created, at, deadline, closed, followsUp, title, description);
    }

    /** The request after an update by a conversation that is live: it has no deadline (R6). */
    public RequestRecord withoutDeadline(Instant at) {
        Instant last = at.isAfter(updated) ? at : updated;
        return new RequestRecord(
                id, customer, version, created, last, StoredRequest.NEVER, closed, followsUp, title, description);
    }

    /** The request with the facts of a newer state: its last update, deadline and closing. */
    public RequestRecord factsOf(RequestRecord newer) {
        return new RequestRecord(
                id,
                customer,
                version,
                created,
                newer.updated,
                newer.closesAt,
                newer.closed,
                followsUp,
                title,
                description);
    }

    /** The request as callers see it at that instant: overdue shows as closed at its deadline (R7). */
    public Request view(Instant now) {
        boolean open = isOpenAt(now);
        Optional<Instant> end = open ? Optional.empty() : closed.or(() -> Optional.of(closesAt));
        Optional<Instant> deadline =
                open && closesAt.isBefore(StoredRequest.NEVER) ? Optional.of(closesAt) : Optional.empty();
        return new Request(
                id,
                version,
                customer,
                followsUp,
                title,
                description,
                open ? RequestStatus.OPEN : RequestStatus.CLOSED,
                created,
                updated,
                deadline,
                end);
    }
}
