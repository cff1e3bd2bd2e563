package dev.caredesk.testkit.model;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A channel that reports what a history says, and confirms whatever it is told. */
class ScriptedChannel implements StartingChannel {

    private final ChannelId id;
    private final List<Command> told = new ArrayList<>();
    private Optional<ChannelSink> sink = Optional.empty();

    ScriptedChannel(String name) {
        id = ChannelId.of(name);
    }

    /** The channel of that name; calls can't be answered in writing. */
    static ScriptedChannel named(String name) {
        return name.equals("call") ? new ScriptedChannel(name) : new Replying(name);
    }

    ChannelSink sink() {
        return sink.orElseThrow();
    }

    List<Command> told() {
        return List.copyOf(told);
    }

    @Override
    public ChannelId id() {
        return id;
    }

    @Override
    public void start(ChannelSink to) {
        sink = Optional.of(to);
    }

    Receipt confirm(Command command) {
        told.add(command);
        return Receipt.confirmed();
    }

    @Override
    public Receipt accept(Command.Accept command) {
        return confirm(command);
    }

    @Override
    public Receipt close(Command.Close command) {
        return confirm(command);
    }

    @Override
    public Receipt start(Command.Start command) {
        return confirm(command);
    }

    @Override
    public void rejected(InteractionId interaction, AgentId agent) {}

    @Override
    public void stop() {}

    private static final class Replying extends ScriptedChannel implements ReplyingChannel {

        Replying(String name) {
            super(name);
        }

        @Override
        public Receipt reply(Command.Reply command) {
            return confirm(command);
        }
    }
}
