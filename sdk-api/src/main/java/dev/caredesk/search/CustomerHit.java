package dev.caredesk.search;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.customer.Customer;

/**
 * A customer found by a search.
 *
 * @param displayName in the desk's language (C2)
 */
public record CustomerHit(Customer customer, String displayName) {
    public CustomerHit {
        refuseNull("customer", customer, "displayName", displayName);
    }
}
