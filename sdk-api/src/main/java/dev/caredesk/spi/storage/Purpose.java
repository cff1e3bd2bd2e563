package dev.caredesk.spi.storage;

import dev.caredesk.WrongCallException;

/**
 * A digest of the use of a ChangeSet's id: 0 to 64 characters, compared as they are. A storage keeps it with the answer, so that
 * the core can tell an operation that is asked again from another one under the same id (E7).
 */
public record Purpose(String text) {

    /** The maximum number of characters of a purpose. */
    public static final int MAX = 64;

    /** The purpose of a ChangeSet whose id has only one use. */
    public static final Purpose ONLY = new Purpose("");

    public Purpose {
        WrongCallException.refuseNull("text", text);
        if (text.length() > MAX) {
            throw new WrongCallException("purpose must have at most " + MAX + " characters, was " + text.length());
        }
    }
}
