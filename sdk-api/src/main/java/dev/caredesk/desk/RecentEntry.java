package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.customer.CustomerId;
import java.time.Instant;

/** A line of a desk's Recent list (D2). */
public record RecentEntry(CustomerId customer, String displayName, Instant closed) {
    public RecentEntry {
        refuseNull("customer", customer, "displayName", displayName, "closed", closed);
    }
}
