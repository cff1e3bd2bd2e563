package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Identifier;

/**
 * The address from which a customer contacts the organization: an e-mail address, a phone number, or a name in a chat system.
 *
 * @param value as the channel gave it; matching makes its own form of it (C6)
 */
public record ContactAddress(Kind kind, String value) {

    private static final int MAX = 1_000;

    public ContactAddress {
        refuseNull("kind", kind, "value", value);
        value = Identifier.checked("contact address", value, MAX);
    }

    /** The kinds of address. More may come. */
    public enum Kind {
        EMAIL,
        PHONE,
        OTHER,
        /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
        UNKNOWN
    }

    /** Returns an e-mail address. */
    public static ContactAddress email(String value) {
        return new ContactAddress(Kind.EMAIL, value);
    }

    /** Returns a phone number, with or without a +. */
    public static ContactAddress phone(String value) {
        return new ContactAddress(Kind.PHONE, value);
    }

    /** Returns a name in a system of the channel's own; it matches no customer by itself. */
    public static ContactAddress other(String value) {
        return new ContactAddress(Kind.OTHER, value);
    }
}
