package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.Optional;

/** A request as stored. */
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

    /** Returns a copy with another version and payload. */
    public StoredRequest rewritten(Version otherVersion, Payload otherPayload) {
        refuseNull("otherVersion", otherVersion, "otherPayload", otherPayload);
        return new StoredRequest(id, customer, otherVersion, times, otherPayload);
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
