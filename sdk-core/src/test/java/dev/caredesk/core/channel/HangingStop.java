package dev.caredesk.core.channel;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.Gate;

/** A channel whose stop hangs until a gate is open. */
public record HangingStop(ChannelId id, Gate gate) implements Channel {

    public static Channel of(String id, Gate gate) {
        return new HangingStop(ChannelId.of(id), gate);
    }

    @Override
    public void start(ChannelSink sink) {}

    @Override
    public Receipt accept(Command.Accept command) {
        return Receipt.confirmed();
    }

    @Override
    public Receipt close(Command.Close command) {
        return Receipt.confirmed();
    }

    @Override
    public void rejected(InteractionId interaction, AgentId agent) {}

    @Override
    public void stop() {
        gate.pass();
    }
}
