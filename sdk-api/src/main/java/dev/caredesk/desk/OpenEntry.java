package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a desk's Open list (D1).
 *
 * @param customer empty while the customer is not created
 * @param displayName as last stored, in the desk's language
 */
public record OpenEntry(EngagementId engagement, Optional<CustomerId> customer, String displayName, Instant opened) {
    public OpenEntry {
        refuseNull("engagement", engagement, "customer", customer, "displayName", displayName);
        refuseNull("opened", opened);
    }
}
