package dev.caredesk.spi.storage;

import dev.caredesk.Identifier;

/** The id of a ChangeSet; once committed, it gives the same answer again, for 30 days at least (E7). */
public record ChangeSetId(String value) implements Identifier {

    public ChangeSetId {
        value = Identifier.checked("change set id", value);
    }

    /** Returns the id with the given value. */
    public static ChangeSetId of(String value) {
        return new ChangeSetId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
