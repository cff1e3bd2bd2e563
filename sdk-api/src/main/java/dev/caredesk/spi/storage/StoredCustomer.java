package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** A customer as stored. */
public record StoredCustomer(CustomerId id, Version version, Instant created, Instant updated, Payload payload)
        implements Stored {
    public StoredCustomer {
        refuseNull("id", id, "version", version, "created", created);
        refuseNull("updated", updated, "payload", payload);
    }

    /** Returns a copy with another version and payload. */
    public StoredCustomer rewritten(Version otherVersion, Payload otherPayload) {
        return new StoredCustomer(id, otherVersion, created, updated, otherPayload);
    }

    @Override
    public Optional<Version> versionIfAny() {
        return Optional.of(version);
    }

    @Override
    public Optional<RecordId> parent() {
        return Optional.empty();
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.customer(this);
    }
}
