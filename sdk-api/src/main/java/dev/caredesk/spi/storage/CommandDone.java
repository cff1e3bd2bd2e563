package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.spi.channel.CommandId;

/** The end of a command: the channel confirmed it, or finally refused. Ending one that has ended does nothing. */
public record CommandDone(CommandId command, boolean confirmed) {
    public CommandDone {
        refuseNull("command", command);
    }
}
