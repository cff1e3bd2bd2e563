package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.spi.channel.CommandId;

/** A command as stored, until the channel confirms it or refuses it for good (X5). Its customer is that of its activity. */
public record StoredCommand(CommandId id, ChannelId channel, ActivityId activity, Payload payload) {
    public StoredCommand {
        refuseNull("id", id, "channel", channel, "activity", activity);
        refuseNull("payload", payload);
    }
}
