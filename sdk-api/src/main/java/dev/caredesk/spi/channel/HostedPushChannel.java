package dev.caredesk.spi.channel;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ChannelId;

/** A {@link PushChannel} with a host that can reply and start. */
final class HostedPushChannel extends PushChannel implements ReplyingChannel, StartingChannel {

    HostedPushChannel(ChannelId id, PushHost host) {
        super(id, host);
    }

    @Override
    public Receipt reply(Command.Reply command) {
        refuseNull("command", command);
        return asked(to -> to.reply(command));
    }

    @Override
    public Receipt start(Command.Start command) {
        refuseNull("command", command);
        return asked(to -> to.start(command));
    }
}
