package dev.caredesk.core.draft;

import dev.caredesk.activity.Contact;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;

/** The customer of an engagement: one that is stored, or a new one that exists for nobody else until Create (C4). */
public sealed interface Person {

    CustomerId id();

    /** The values that edits are based on. */
    Profile profile();

    /** A customer that is stored. */
    record Known(Held<CustomerRecord> held) implements Person {
        @Override
        public CustomerId id() {
            return held.loaded().id();
        }

        @Override
        public Profile profile() {
            return held.loaded().profile();
        }
    }

    /**
     * A customer that is not created.
     *
     * @param contact of the interaction by which the engagement began
     * @param profile the prefill from it (C3)
     */
    record Newcomer(CustomerId id, Contact contact, Profile profile) implements Person {}
}
