package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.spi.channel.CommandId;

/** The end of a command: the channel confirmed it, or refused it for good. Ending it twice does nothing. */
public record CommandDone(CommandId command, boolean confirmed) {
    public CommandDone {
        refuseNull("command", command);
    }
}
