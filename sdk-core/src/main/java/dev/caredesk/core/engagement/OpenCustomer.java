package dev.caredesk.core.engagement;

import dev.caredesk.activity.Contact;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;

/** The customer of an engagement: a stored one, or a new one that nobody else sees until Create (C4). */
public sealed interface OpenCustomer {

    CustomerId id();

    /** Returns the values that edits are based on. */
    Profile profile();

    /** A customer that is stored. */
    record Created(LoadedRecord<CustomerRecord> record) implements OpenCustomer {
        @Override
        public CustomerId id() {
            return record.loaded().id();
        }

        @Override
        public Profile profile() {
            return record.loaded().profile();
        }
    }

    /**
     * A customer that is not created yet.
     *
     * @param contact of the interaction that began the engagement
     * @param profile the prefill from it (C3)
     */
    record Uncreated(CustomerId id, Contact contact, Profile profile) implements OpenCustomer {}
}
