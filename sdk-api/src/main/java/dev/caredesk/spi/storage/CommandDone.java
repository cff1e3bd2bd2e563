package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.CommandId;

/** The end of a command that its channel refused for good, or that the host dropped. Ending it twice does nothing. */
public record CommandDone(InteractionId interaction, CommandId command) {
    public CommandDone {
        refuseNull("interaction", interaction, "command", command);
    }
}
