package dev.caredesk.event;

import dev.caredesk.Identifier;

/** An opaque place in the journal, from which reading can go on; positions never change (Z3). */
public record Position(String value) implements Identifier {

    public Position {
        value = Identifier.checked("position", value);
    }

    /** Returns the position with the given value. */
    public static Position of(String value) {
        return new Position(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
