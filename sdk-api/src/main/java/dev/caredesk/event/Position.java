package dev.caredesk.event;

import dev.caredesk.Identifier;

/** An opaque place in the journal, to go on from; positions never change (Z3). */
public record Position(String value) implements Identifier {

    public Position {
        value = Identifier.checked("position", value);
    }

    /** The position of that value. */
    public static Position of(String value) {
        return new Position(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
