package dev.caredesk;

/** The id of one at-once operation; asking again with the same id gives the first result and does nothing twice (E7). */
public record OperationId(String value) implements Identifier {

    public OperationId {
        value = Identifier.checked("operation id", value);
    }

    /** The id of that name. */
    public static OperationId of(String value) {
        return new OperationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
