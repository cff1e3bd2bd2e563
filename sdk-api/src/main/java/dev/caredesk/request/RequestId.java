package dev.caredesk.request;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Identifier;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;

/** The id of a request. */
public record RequestId(String value) implements RecordId {

    public RequestId {
        refuseNull("value", value);
        value = Identifier.checked("request id", value);
    }

    /** Returns the id with the given value. */
    public static RequestId of(String value) {
        return new RequestId(value);
    }

    @Override
    public RecordType type() {
        return RecordType.REQUEST;
    }

    @Override
    public String toString() {
        return value;
    }
}
