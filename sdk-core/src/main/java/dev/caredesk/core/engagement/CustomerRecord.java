package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import dev.caredesk.Version;
import dev.caredesk.customer.Customer;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import java.time.Instant;
import java.util.Map;

/** A stored customer, decoded. */
public record CustomerRecord(CustomerId id, Version version, Profile profile, Instant created, Instant updated)
        implements DeskRecord {

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.customer(this);
    }

    @Override
    public Map<Field, String> values() {
        return profile.values();
    }

    /** Returns the customer with another profile, as its next version. */
    public CustomerRecord changed(Profile other, Instant at) {
        return new CustomerRecord(id, version.next(), other, created, at.isAfter(updated) ? at : updated);
    }

    /** Returns the customer as callers see it. */
    public Customer view() {
        return new Customer(id, version, profile, created, updated);
    }
}
