package dev.caredesk.customer;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Identifier;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;

/** The id of a customer; a new customer has its id before it is created (E7). */
public record CustomerId(String value) implements RecordId {

    public CustomerId {
        refuseNull("value", value);
        value = Identifier.checked("customer id", value);
    }

    /** Returns the id with the given value. */
    public static CustomerId of(String value) {
        return new CustomerId(value);
    }

    @Override
    public RecordType type() {
        return RecordType.CUSTOMER;
    }

    @Override
    public String toString() {
        return value;
    }
}
