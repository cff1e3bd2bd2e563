package dev.caredesk.spi.channel;

import dev.caredesk.Identifier;

/** The id of a command; a channel carries it out once, however often it is repeated (X5). */
public record CommandId(String value) implements Identifier {

    public CommandId {
        value = Identifier.checked("command id", value);
    }

    /** Returns the id with the given value. */
    public static CommandId of(String value) {
        return new CommandId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
