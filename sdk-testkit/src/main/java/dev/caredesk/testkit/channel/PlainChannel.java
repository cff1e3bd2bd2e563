package dev.caredesk.testkit.channel;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import java.util.Set;

/**
 * A channel that can only what each can: it reports nothing, confirms what it is told, and does nothing. A test that needs one with a
 * fault or a capability of its own overrides a method. {@link RecordingChannel} serves all others.
 */
public class PlainChannel implements Channel {

    private final ChannelId id;

    /** A channel of that name. */
    public PlainChannel(String name) {
        refuseNull("name", name);
        id = ChannelId.of(name);
    }

    /** Answers every command: confirmed, unless overridden. */
    protected Receipt answer(Command command) {
        return Receipt.confirmed();
    }

    @Override
    public final ChannelId id() {
        return id;
    }

    @Override
    public Set<CommandKind> needs() {
        return Set.of(CommandKind.ACCEPT, CommandKind.REJECT, CommandKind.CLOSE);
    }

    @Override
    public void start(ChannelSink sink) {}

    @Override
    public final Receipt accept(Command.Accept command) {
        return answer(command);
    }

    @Override
    public final Receipt close(Command.Close command) {
        return answer(command);
    }

    @Override
    public final Receipt reject(Command.Reject command) {
        return answer(command);
    }

    @Override
    public void stop() {}
}
