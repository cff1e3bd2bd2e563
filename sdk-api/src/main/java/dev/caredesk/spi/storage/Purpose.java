package dev.caredesk.spi.storage;

import dev.caredesk.WrongCallException;

/**
 * The use that the id of a ChangeSet was given for, as a digest: 0 to 64 characters, compared as they are. A storage keeps it with the
 * answer, so that the core can tell an operation that is asked again from another one under the same id (E7).
 */
public record Purpose(String text) {

    /** The most characters that a purpose has. */
    public static final int MAX = 64;

    /** The purpose of a ChangeSet whose id can have no other. */
    public static final Purpose ONLY = new Purpose("");

    public Purpose {
        WrongCallException.refuseNull("text", text);
        if (text.length() > MAX) {
            throw new WrongCallException("purpose must have at most " + MAX + " characters, was " + text.length());
        }
    }
}
