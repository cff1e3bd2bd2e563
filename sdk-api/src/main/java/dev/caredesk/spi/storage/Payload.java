package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

/**
 * A JSON document that the core writes and reads, and that a storage keeps as it is, without looking into it. It carries its own
 * format version. It may hold personal data, so its {@link #toString()} does not show it.
 */
public record Payload(String json) {

    /** The empty document. */
    public static final Payload EMPTY = new Payload("{}");

    public Payload {
        refuseNull("json", json);
    }

    @Override
    public String toString() {
        return "Payload[" + json.length() + " characters]";
    }
}
