package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Instant;

/** A line of a desk's Recent list as stored (D2). */
public record StoredRecent(StoredCustomer customer, Instant closed) {
    public StoredRecent {
        refuseNull("customer", customer, "closed", closed);
    }
}
