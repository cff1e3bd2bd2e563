package dev.caredesk.spi.channel;

import dev.caredesk.Identifier;

/** The id of what a channel was told; a channel does it once however often it is told (X5). */
public record CommandId(String value) implements Identifier {

    public CommandId {
        value = Identifier.checked("command id", value);
    }

    /** The id of that name. */
    public static CommandId of(String value) {
        return new CommandId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
