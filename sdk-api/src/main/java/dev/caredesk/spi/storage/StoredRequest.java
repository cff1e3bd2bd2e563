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
 * @param times a write of an existing request leaves its last update and its deadline to {@link Touch}
 */
public record StoredRequest(RequestId id, CustomerId customer, Version version, RequestTimes times, Payload payload)
        implements Stored {

    public StoredRequest {
        refuseNull("id", id, "customer", customer, "version", version);
        refuseNull("times", times, "payload", payload);
    }

    /** Returns true if it is neither closed nor overdue at that instant (R6, R7). */
    public boolean isOpenAt(Instant now) {
        return times.isOpenAt(now);
    }

    /** Returns a copy with other times. */
    public StoredRequest timed(RequestTimes otherTimes) {
        refuseNull("otherTimes", otherTimes);
        return new StoredRequest(id, customer, version, otherTimes, payload);
    }

    /** Returns it as a write leaves it: with the last update and the deadline of the one that is stored already. */
    public StoredRequest writtenOver(StoredRequest stored) {
        refuseNull("stored", stored);
        return timed(times.updatedAs(stored.times));
    }

    /** Returns a copy with another version and payload. */
    public StoredRequest rewritten(Version otherVersion, Payload otherPayload) {
        refuseNull("otherVersion", otherVersion, "otherPayload", otherPayload);
        return new StoredRequest(id, customer, otherVersion, times, otherPayload);
    }

    /** Returns the next version, after a close at that instant. */
    public StoredRequest closedAt(Instant at) {
        return new StoredRequest(id, customer, version.next(), times.closedAt(at), payload);
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
