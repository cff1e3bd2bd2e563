package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.Optional;

/**
 * The person at the other end of an interaction, as the channel knows it (C3, C6).
 *
 * @param name the person's name as the channel shows it
 * @param externalId the channel's own id for the customer, which is looked for among external ids before the address is
 * @param proven whether the channel vouches for the address; an unproven one only offers candidates. A sender's address in an
 *     ordinary e-mail counts as proven unless the channel knows better
 */
public record Contact(ContactAddress address, Optional<String> name, Optional<String> externalId, boolean proven) {
    public Contact {
        refuseNull("address", address, "name", name, "externalId", externalId);
    }

    /** Returns a contact at a proven address. */
    public static Contact at(ContactAddress address) {
        return new Contact(address, Optional.empty(), Optional.empty(), true);
    }

    /** Returns a copy with a name. */
    public Contact named(String other) {
        return new Contact(address, Optional.of(other), externalId, proven);
    }

    /** Returns a copy with the channel's own id for the customer. */
    public Contact known(String id) {
        return new Contact(address, name, Optional.of(id), proven);
    }

    /** Returns a copy with an unproven address. */
    public Contact unproven() {
        return new Contact(address, name, externalId, false);
    }
}
