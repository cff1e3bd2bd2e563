package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Identifier;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;

/** The id of a message. */
public record MessageId(String value) implements RecordId {

    public MessageId {
        refuseNull("value", value);
        value = Identifier.checked("message id", value);
    }

    /** Returns the id with the given value. */
    public static MessageId of(String value) {
        return new MessageId(value);
    }

    @Override
    public RecordType type() {
        return RecordType.MESSAGE;
    }

    @Override
    public String toString() {
        return value;
    }
}
