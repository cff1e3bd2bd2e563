package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.customer.CustomerId;

/** The fact that an agent closed a customer: it becomes the newest of the desk's Recent (D2), at the ChangeSet's instant. */
public record RecentWrite(AgentId desk, CustomerId customer) {
    public RecentWrite {
        refuseNull("desk", desk, "customer", customer);
    }
}
