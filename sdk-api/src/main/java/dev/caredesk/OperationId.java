package dev.caredesk;

/** The id of one immediate operation; repeating it under the same id returns the first result and does nothing twice (E7). */
public record OperationId(String value) implements Identifier {

    public OperationId {
        value = Identifier.checked("operation id", value);
    }

    /** Returns the id with the given value. */
    public static OperationId of(String value) {
        return new OperationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
