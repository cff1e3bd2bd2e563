package dev.caredesk.core.channel;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.ChannelException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.event.Feed;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.testkit.channel.Behaviour;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what a channel throws")
class ChannelTextsTest {

    private final TestTenant tenant = new TestTenant();
    private final Feed feed = new Feed(tenant.scope);
    private final RecordingChannel chat = RecordingChannel.of("chat");

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    @DisplayName("X2 · health and log show of a channel's exception its class and whether to try again, never its text")
    void hidesTextOfChannelException() {
        chat.behave(command -> {
            throw ChannelException.unavailable("no mailbox of ada@example.org");
        });
        Channels channels = told();

        await().until(() -> !tenant.background.problems().isEmpty());

        assertThat(channels.health().get(0).failure()).contains("ChannelException, to be tried again");
        assertThat(tenant.background.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("channel chat");
            assertThat(problem.what()).isEqualTo("ChannelException, to be tried again");
        });
    }

    @Test
    @DisplayName("X5 · a command on which a channel fails with an error is told again")
    void repeatsCommandAfterError() {
        AtomicInteger times = new AtomicInteger();
        Behaviour failing = command -> {
            if (times.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("ada");
            }
            return Receipt.confirmed();
        };
        chat.behave(failing);
        Channels unused = told();
        chat.awaitTold(told -> told.size() == 1);
        InteractionId interaction = InteractionId.of(chat.id(), "1");
        await().until(() -> tenant.storage
                .lanes()
                .find(tenant.scope.id(), interaction, 1)
                .flatMap(StoredLane::rest)
                .isPresent());
        tenant.clock.advance(Duration.ofSeconds(1));

        chat.awaitDone(done -> done.size() == 1);

        assertThat(tenant.background.problems())
                .extracting("what")
                .containsExactly("ChannelException, to be tried again, by java.lang.NoClassDefFoundError");
    }

    private Channels told() {
        InteractionId interaction = InteractionId.of(chat.id(), "1");
        ChangeSet.Builder changes = tenant.changes("accept");
        tenant.accepting(changes, "1", interaction, MediaType.CHAT);
        tenant.commit(changes.command(
                CommandCodec.store(new Command.Accept(CommandId.of("accept 1"), interaction, TestTenant.MARA))));
        Channels channels = new Channels(tenant.scope, feed, List.of(chat), false, LanePace.DEFAULT);
        channels.start();
        return channels;
    }
}
