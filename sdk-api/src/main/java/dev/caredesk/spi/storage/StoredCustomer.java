package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import java.time.Instant;

/**
 * A customer as stored.
 *
 * @param updated on a write of an existing customer the storage keeps the later of this and what it has (T1)
 */
public record StoredCustomer(CustomerId id, Version version, Instant created, Instant updated, Payload payload)
        implements Stored {
    public StoredCustomer {
        refuseNull("id", id, "version", version, "created", created, "updated", updated, "payload", payload);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.customer(this);
    }
}
