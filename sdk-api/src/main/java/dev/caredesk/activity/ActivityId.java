package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Identifier;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;

/** The id of an activity. */
public record ActivityId(String value) implements RecordId {

    public ActivityId {
        refuseNull("value", value);
        value = Identifier.checked("activity id", value);
    }

    /** Returns the id with the given value. */
    public static ActivityId of(String value) {
        return new ActivityId(value);
    }

    @Override
    public RecordType type() {
        return RecordType.ACTIVITY;
    }

    @Override
    public String toString() {
        return value;
    }
}
