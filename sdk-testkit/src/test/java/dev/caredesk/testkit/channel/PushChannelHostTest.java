package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.AgentId;
import dev.caredesk.ChannelException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The commands that a push channel passes to its host. */
class PushChannelHostTest {

    private static final AgentId AGENT = AgentId.of("mara");

    private final PushChannel channel = PushChannel.of(ChannelId.of("phone"));

    private static Command.Accept accept(InteractionId id) {
        return new Command.Accept(CommandId.of("c1"), id, AGENT);
    }

    @Test
    @DisplayName("X5 · a host that throws has failed, a retry may mend it, and its own word on that stands")
    void hostThrows() {
        AtomicInteger calls = new AtomicInteger();
        PushChannel failing = PushChannel.of(ChannelId.of("phone"), new PushHost() {
            @Override
            public Receipt accept(Command.Accept command) {
                throw calls.incrementAndGet() == 1
                        ? new IllegalStateException("secret")
                        : ChannelException.broken("gone for good");
            }
        });
        Command.Accept accept = accept(failing.interaction("1"));

        assertThatThrownBy(() -> failing.accept(accept))
                .hasMessageNotContaining("secret")
                .isInstanceOfSatisfying(
                        ChannelException.class, e -> assertThat(e.isRetryable()).isTrue());
        assertThatThrownBy(() -> failing.accept(accept))
                .isInstanceOfSatisfying(
                        ChannelException.class, e -> assertThat(e.isRetryable()).isFalse());
    }

    @Test
    @DisplayName("X5 · the host is told each time, and its answer is the channel's")
    void toldEachTime() {
        RecordingHost host = new RecordingHost();
        PushChannel once = PushChannel.of(ChannelId.of("phone"), host);
        Command.Accept accept = accept(once.interaction("1"));
        Command.Reply reply = new Command.Reply(CommandId.of("c3"), once.interaction("1"), AGENT, "r1", "hi");

        ReplyingChannel replying = (ReplyingChannel) once;

        assertThat(once.accept(accept)).isEqualTo(Receipt.confirmed());
        assertThat(once.accept(accept)).isEqualTo(Receipt.confirmed());
        assertThatThrownBy(() -> replying.reply(reply)).isInstanceOf(ChannelException.class);
        assertThat(replying.reply(reply)).isEqualTo(Receipt.refused("too late"));

        assertThat(host.told).containsExactly(accept, accept, reply, reply);
    }

    private static final class RecordingHost implements PushHost {
        private final List<Command> told = new ArrayList<>();

        @Override
        public Receipt accept(Command.Accept command) {
            told.add(command);
            return Receipt.confirmed();
        }

        @Override
        public Receipt reply(Command.Reply command) {
            told.add(command);
            if (told.size() == 3) {
                throw new IllegalStateException("not now");
            }
            return Receipt.refused("too late");
        }
    }

    @Test
    @DisplayName("X1 · without a host, the channel needs not be told of anything, and can neither reply nor start")
    void noHost() {
        InteractionId id = channel.interaction("1");

        assertThat(channel.needs()).isEmpty();
        assertThat(channel.accept(accept(id))).isEqualTo(Receipt.confirmed());
        assertThat(channel.reject(new Command.Reject(CommandId.of("c2"), id, AGENT)))
                .isEqualTo(Receipt.confirmed());
        assertThat(channel.close(new Command.Close(CommandId.of("c2"), id, AGENT)))
                .isEqualTo(Receipt.confirmed());
        assertThat(channel).isNotInstanceOfAny(ReplyingChannel.class, StartingChannel.class);
    }

    @Test
    @DisplayName("X5 · a host refuses what it does not override of reply and start")
    void partialHost() {
        PushChannel partial = PushChannel.of(ChannelId.of("phone"), new PushHost() {});
        InteractionId id = partial.interaction("1");

        assertThat(((ReplyingChannel) partial).reply(new Command.Reply(CommandId.of("c3"), id, AGENT, "r1", "hi")))
                .isEqualTo(Receipt.refused(PushHost.UNSUPPORTED));
        assertThat(((StartingChannel) partial)
                        .start(new Command.Start(
                                CommandId.of("c4"),
                                id,
                                AGENT,
                                MediaType.VOICE,
                                ContactAddress.phone("+39 02 1234567"))))
                .isEqualTo(Receipt.refused(PushHost.UNSUPPORTED));
    }
}
