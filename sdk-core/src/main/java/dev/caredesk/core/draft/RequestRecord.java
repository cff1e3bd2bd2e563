package dev.caredesk.core.draft;

import dev.caredesk.Field;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import dev.caredesk.request.RequestStatus;
import dev.caredesk.spi.storage.StoredRequest;
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
