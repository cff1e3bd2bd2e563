package dev.caredesk.testkit.model;

import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import dev.caredesk.testkit.channel.PlainChannel;
import java.util.List;
import java.util.Optional;

/** A channel that reports what a history says, and confirms whatever it is told. */
class ScriptedChannel extends PlainChannel implements StartingChannel {

    private final List<Command> told;
    private Optional<ChannelSink> sink = Optional.empty();

    ScriptedChannel(String name, List<Command> told) {
        super(name);
        this.told = told;
    }

    /** The channel of that name, which adds what it is told to a list; calls can't be answered in writing. */
    static ScriptedChannel named(String name, List<Command> told) {
        return name.equals("call") ? new ScriptedChannel(name, told) : new ReplyingScriptedChannel(name, told);
    }

    ChannelSink sink() {
        return sink.orElseThrow();
    }

    @Override
    public void start(ChannelSink to) {
        sink = Optional.of(to);
    }

    @Override
    protected Receipt answer(Command command) {
        told.add(command);
        return super.answer(command);
    }

    @Override
    public Receipt start(Command.Start command) {
        return answer(command);
    }

    private static final class ReplyingScriptedChannel extends ScriptedChannel implements ReplyingChannel {

        ReplyingScriptedChannel(String name, List<Command> told) {
            super(name, told);
        }

        @Override
        public Receipt reply(Command.Reply command) {
            return answer(command);
        }
    }
}
