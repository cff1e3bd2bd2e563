package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.customer.CustomerId;

/** A new entry of a desk's Recent: the agent closed the customer at the ChangeSet's instant (D2). */
public record RecentWrite(AgentId desk, CustomerId customer) {
    public RecentWrite {
        refuseNull("desk", desk, "customer", customer);
    }
}
