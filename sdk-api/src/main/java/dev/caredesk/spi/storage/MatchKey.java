package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

/**
 * A form of a customer's address that can be compared for equality (C6). Several customers may have the same.
 *
 * @param value the core's normal form: a folded e-mail address, a phone number as E.164, an external id as it is
 */
public record MatchKey(Kind kind, String value) {
    public MatchKey {
        refuseNull("kind", kind, "value", value);
    }

    /** The kinds of key. More may come; a storage keeps a kind by its name. */
    public enum Kind {
        EMAIL,
        PHONE,
        EXTERNAL_ID
    }

    @Override
    public String toString() {
        return "MatchKey[" + kind + "]";
    }
}
