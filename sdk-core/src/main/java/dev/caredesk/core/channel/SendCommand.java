package dev.caredesk.core.channel;

import dev.caredesk.ChannelException;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import java.util.Objects;

/** Sends a command to a channel (X1, X5). A missing capability, or a failure without retry, counts as a refusal. */
final class SendCommand {

    private SendCommand() {}

    /** Returns the channel's receipt; throws its exception if a retry may help. */
    static Receipt tell(Channel channel, Command command) {
        try {
            return Objects.requireNonNull(
                    command.fold(new Teller(channel)), "channel must return a receipt, returned null");
        } catch (ChannelException failure) {
            if (failure.isRetryable()) {
                throw failure;
            }
            return Receipt.refused("failed");
        }
    }

    /** Calls the channel's method for a command; refuses where it lacks the capability, and is done where it needs not be told. */
    private record Teller(Channel channel) implements Command.Cases<Receipt> {

        @Override
        public Receipt accept(Command.Accept accept) {
            return needs(accept) ? channel.accept(accept) : Receipt.confirmed();
        }

        @Override
        public Receipt reject(Command.Reject reject) {
            return needs(reject) ? channel.reject(reject) : Receipt.confirmed();
        }

        @Override
        public Receipt close(Command.Close close) {
            return needs(close) ? channel.close(close) : Receipt.confirmed();
        }

        @Override
        public Receipt reply(Command.Reply reply) {
            return channel instanceof ReplyingChannel replying ? replying.reply(reply) : Receipt.refused("cannot");
        }

        @Override
        public Receipt start(Command.Start start) {
            return channel instanceof StartingChannel starting ? starting.start(start) : Receipt.refused("cannot");
        }

        /** A process without the channel stores every command for it. */
        private boolean needs(Command command) {
            return channel.needs().contains(command.kind());
        }
    }
}
