package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.CommandId;

/** A command as stored, in the lane of its interaction, until it is done (X5). Its customer is that of the interaction's activity. */
public record StoredCommand(CommandId id, InteractionId interaction, Payload payload) {
    public StoredCommand {
        refuseNull("id", id, "interaction", interaction, "payload", payload);
    }
}
