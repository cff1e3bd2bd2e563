package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.AgentId;
import dev.caredesk.ChannelException;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordingChannelTest {

    private final TestClock clock = TestClock.standing();
    private final MemorySink sink = MemorySink.empty();
    private final RecordingChannel channel = RecordingChannel.of("chat");

    @Test
    @DisplayName(
            "what was reported while it was stopped is reported after a start, and what is not over is offered again")
    void restart() {
        InteractionId first = offer("1");
        channel.start(sink);
        InteractionId second = offer("2");
        InteractionId third = offer("3");
        channel.end(first, clock.instant());
        channel.withdraw(third, clock.instant());
        channel.stop();
        channel.message(second, "m1", clock.instant(), "hello");
        MemorySink later = MemorySink.empty();

        channel.start(later);

        assertThat(sink.offers()).extracting("id").containsExactly(first, second, third);
        assertThat(sink.withdrawalOf(third)).contains(clock.instant());
        assertThat(later.offers()).extracting("id").containsExactly(second);
        assertThat(later.messages(second)).extracting("id").containsExactly("m1");
    }

    @Test
    @DisplayName("a report that the sink fails on is made again")
    void failingSink() {
        channel.start(sink);
        sink.failNext(1);

        InteractionId id = offer("1");
        assertThat(sink.offers()).isEmpty();
        channel.deliver();

        assertThat(sink.offered(id)).isPresent();
        assertThat(channel.waiting()).isZero();
    }

    @Test
    @DisplayName("reports can be repeated and disordered, and none is lost")
    void disorder() {
        channel.start(sink);
        channel.withhold();
        InteractionId id = offer("1");
        for (int i = 0; i < 20; i++) {
            channel.message(id, "m" + i, clock.advance(Duration.ofSeconds(1)), "line " + i);
        }
        assertThat(sink.reports()).isEmpty();

        channel.deliverDisordered(new Random(1));
        assertThat(sink.reports()).hasSize(21);
        assertThat(sink.messages(id)).isNotEqualTo(channelOrder(id));
        channel.repeat();

        assertThat(sink.reports()).hasSize(42);
        assertThat(sink.messages(id)).hasSize(20);
    }

    private List<?> channelOrder(InteractionId id) {
        return sink.messages(id).stream()
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .toList();
    }

    @Test
    @DisplayName("commands are recorded each time, answered as told, and counted as done once")
    void commands() {
        Command.Accept accept = new Command.Accept(CommandId.of("c1"), channel.interaction("1"), AgentId.of("mara"));
        channel.behave(Behaviour.failFirst(1, Behaviour.confirm()));

        assertThatThrownBy(() -> channel.accept(accept)).isInstanceOf(ChannelException.class);
        assertThat(channel.done()).isEmpty();
        assertThat(channel.accept(accept)).isEqualTo(Receipt.confirmed());
        assertThat(channel.accept(accept)).isEqualTo(Receipt.confirmed());

        assertThat(channel.told()).containsExactly(accept, accept, accept);
        assertThat(channel.done()).containsExactly(accept);
        channel.behave(Command.Accept.class, Behaviour.refuse("busy"));
        assertThat(channel.accept(accept)).isEqualTo(Receipt.refused("busy"));
    }

    @Test
    @DisplayName("a reply can be echoed under the id that its command gave")
    void echo() {
        channel.echoReplies(clock).start(sink);
        InteractionId id = offer("1");

        Receipt receipt = channel.reply(new Command.Reply(CommandId.of("c1"), id, AgentId.of("mara"), "r1", "hi"));

        assertThat(receipt).isEqualTo(Receipt.confirmed());
        assertThat(sink.messages(id)).extracting("id").containsExactly("r1");
    }

    private InteractionId offer(String value) {
        return channel.offer(value, MediaType.CHAT, Contact.at(ContactAddress.other("ada")), clock.instant());
    }
}
