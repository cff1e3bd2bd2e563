package dev.caredesk.core.channel;

import dev.caredesk.ChannelException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import java.util.Objects;

/** Tells a channel a command; what it has no capability for it refuses, and a failure without retry counts as a refusal (X1, X5). */
final class Told {

    private Told() {}

    /** What the channel answers; what it throws is thrown on where a retry may mend it. */
    static Receipt tell(Channel channel, Command command) {
        try {
            return Objects.requireNonNull(answer(channel, command), "the channel gave no receipt");
        } catch (ChannelException failure) {
            if (failure.isRetryable()) {
                throw failure;
            }
            return Receipt.refused("failed");
        }
    }

    /** Whether the interaction can't be without it. */
    static boolean isVital(Command command) {
        return command instanceof Command.Accept || command instanceof Command.Start;
    }

    private static Receipt answer(Channel channel, Command command) {
        if (command instanceof Command.Accept accept) {
            return channel.accept(accept);
        }
        if (command instanceof Command.Close close) {
            return channel.close(close);
        }
        if (command instanceof Command.Reply reply && channel instanceof ReplyingChannel replying) {
            return replying.reply(reply);
        }
        if (command instanceof Command.Start start && channel instanceof StartingChannel starting) {
            return starting.start(start);
        }
        return Receipt.refused("cannot");
    }

    /** An agent's reject, on its way to the channel. */
    record Rejection(InteractionId interaction, dev.caredesk.AgentId agent) {}
}
