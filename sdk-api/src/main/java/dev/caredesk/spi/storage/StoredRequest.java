package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * A request as stored.
 *
 * @param updated the last update; a write of an existing request leaves it to {@link Touch}
 * @param closesAt the deadline, {@link #NEVER} where there is none (R6); a write of an existing request leaves it to {@link Touch}
 * @param closed when it was closed by hand or by a sweep; empty otherwise, even when it is overdue
 */
public record StoredRequest(
        RequestId id,
        CustomerId customer,
        Version version,
        Instant created,
        Instant updated,
        Instant closesAt,
        Optional<Instant> closed,
        Payload payload)
        implements Stored {

    /** The end of time: the deadline of a request that has none. */
    public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.999999Z");

    public StoredRequest {
        refuseNull(
                "id",
                id,
                "customer",
                customer,
                "version",
                version,
                "created",
                created,
                "updated",
                updated,
                "closesAt",
                closesAt,
                "closed",
                closed,
                "payload",
                payload);
    }

    /** Returns whether it is neither closed nor overdue at an instant (R6, R7). */
    public boolean isOpenAt(Instant now) {
        return closed.isEmpty() && closesAt.isAfter(now);
    }

    /** Returns a copy with another version and payload. */
    public StoredRequest rewritten(Version otherVersion, Payload otherPayload) {
        return new StoredRequest(id, customer, otherVersion, created, updated, closesAt, closed, otherPayload);
    }

    @Override
    public Optional<Version> versionIfAny() {
        return Optional.of(version);
    }

    @Override
    public Optional<CustomerId> parent() {
        return Optional.of(customer);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.request(this);
    }
}
