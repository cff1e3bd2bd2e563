package dev.caredesk.customer;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Version;
import java.time.Instant;

/**
 * A person that contacts the organization, as stored.
 *
 * @param updated the last update of the customer record itself; it never goes back (T1)
 */
public record Customer(CustomerId id, Version version, Profile profile, Instant created, Instant updated) {
    public Customer {
        refuseNull("id", id, "version", version, "profile", profile);
        refuseNull("created", created, "updated", updated);
    }
}
