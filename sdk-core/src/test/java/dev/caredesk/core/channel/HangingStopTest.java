package dev.caredesk.core.channel;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.caredesk.core.event.Feed;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("channels that hang while they are stopped")
class HangingStopTest {

    private final TestTenant tenant = new TestTenant();
    private final Feed feed = new Feed(tenant.scope);
    private final Gate gate = Gate.closed();

    @AfterEach
    void end() {
        gate.open();
        tenant.close();
    }

    @Test
    @DisplayName("X2 · a channel that hangs in its stop holds up neither the other channels nor the end, which says so")
    void hangingStopHoldsUpNoOther() {
        RecordingChannel chat = RecordingChannel.of("chat");
        Channel hanging = HangingStop.of("stuck", gate);
        Channels channels = new Channels(tenant.scope, feed, List.of(hanging, chat), false, LanePace.DEFAULT);
        channels.start();
        assertThat(channels.awaitStarted(Waiting.MOST)).isTrue();

        channels.stop();
        channels.awaitStopped(Duration.ofMillis(1));

        gate.awaitArrival();
        await().until(() -> !chat.isStarted());
        assertThat(tenant.background.problems())
                .extracting("where", "what")
                .contains(tuple("channel stuck", "has not stopped, and is left behind"));
    }
}
