package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.customer.CustomerId;
import java.util.List;
import java.util.Set;

/** The new match keys and search terms of a customer, replacing the old ones. */
public record Index(CustomerId customer, Set<MatchKey> keys, List<Term> terms) {
    public Index {
        refuseNull("customer", customer, "keys", keys, "terms", terms);
        keys = Set.copyOf(keys);
        terms = List.copyOf(terms);
    }
}
