package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.AgentId;
import dev.caredesk.ChannelException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushChannelTest {

    private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");
    private static final AgentId AGENT = AgentId.of("mara");
    private static final Contact ADA = Contact.at(ContactAddress.phone("+39 02 1234567"));

    private final MemorySink sink = MemorySink.empty();
    private final PushChannel channel = PushChannel.of(ChannelId.of("phone"));

    @AfterEach
    void end() {
        channel.stop();
    }

    private static Instant after(int seconds) {
        return AT.plus(Duration.ofSeconds(seconds));
    }

    private static Command.Accept accept(InteractionId id) {
        return new Command.Accept(CommandId.of("c1"), id, AGENT);
    }

    private List<CallState> states(String call) {
        return sink.messages(channel.interaction(call)).stream()
                .map(IncomingMessage::content)
                .flatMap(content -> content.call().stream())
                .toList();
    }

    @Test
    @DisplayName("X1 · a call is offered when it rings, and its states are reported to its end")
    void call() {
        channel.start(sink);

        channel.ringing("1", ADA, AT);
        channel.answered("1", after(1));
        channel.held("1", after(2));
        channel.resumed("1", after(3));
        channel.transferred("1", after(4));
        channel.ended("1", after(5));

        InteractionId id = channel.interaction("1");
        assertThat(sink.offered(id)).get().extracting(Interaction::media).isEqualTo(MediaType.VOICE);
        assertThat(states("1")).containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(CallState.UNKNOWN)));
        assertThat(sink.endOf(id)).contains(after(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("X2 · repeated and out-of-order notifications report the same messages and the same end")
    void disorder(long seed) {
        channel.start(sink);
        List<Runnable> notifications = new ArrayList<>(List.of(
                () -> channel.ringing("1", ADA, AT),
                () -> channel.answered("1", after(1)),
                () -> channel.held("1", after(2)),
                () -> channel.resumed("1", after(3)),
                () -> channel.held("1", after(4)),
                () -> channel.callState("1", CallState.TRANSFERRED, after(5), "event-9"),
                () -> channel.messageOut("1", "note", after(6), "Call me back."),
                () -> channel.ended("1", after(7))));
        notifications.addAll(List.copyOf(notifications));
        Collections.shuffle(notifications, new Random(seed));

        notifications.forEach(Runnable::run);
        notifications.forEach(Runnable::run);

        InteractionId id = channel.interaction("1");
        assertThat(sink.messages(id))
                .extracting(IncomingMessage::id)
                .contains("call event event-9", "note")
                .filteredOn(message -> !message.equals("call RINGING"))
                .hasSize(7);
        assertThat(sink.endOf(id)).contains(after(7));
    }

    @Test
    @DisplayName("X2 · an event of a call goes by the host's id of it, else by state and instant")
    void eventIds() {
        channel.start(sink);

        channel.callState("1", CallState.HELD, after(1), "event-1");
        channel.callState("1", CallState.HELD, after(2), "event-1");
        channel.held("2", after(1));
        channel.held("2", after(1));
        channel.held("2", after(2));

        assertThat(states("1")).containsExactly(CallState.HELD);
        assertThat(states("2")).containsExactly(CallState.HELD, CallState.HELD);
    }

    @Test
    @DisplayName("D5 · an offer that comes after its end is not offered")
    void lateOffer() {
        channel.start(sink);

        channel.ended("1", after(5));
        channel.ringing("1", ADA, AT);

        assertThat(sink.offers()).isEmpty();
        assertThat(sink.endOf(channel.interaction("1"))).contains(after(5));
    }

    @Test
    @DisplayName("D5 · taken elsewhere ends an offer, and nothing that an agent of the desk has")
    void takenElsewhere() {
        channel.start(sink);
        channel.ringing("1", ADA, AT);
        channel.ringing("2", ADA, AT);
        channel.ringing("3", ADA, AT);
        assertThat(channel.accept(accept(channel.interaction("2")))).isEqualTo(Receipt.confirmed());

        channel.takenElsewhere("1", after(1));
        channel.takenElsewhere("2", after(1));
        channel.withdrawn("3", after(1));

        assertThat(sink.endOf(channel.interaction("1"))).contains(after(1));
        assertThat(sink.endOf(channel.interaction("2"))).isEmpty();
        assertThat(sink.endOf(channel.interaction("3"))).contains(after(1));
    }

    @Test
    @DisplayName("X3 · an offer is made again with all that was said before")
    void wholeOffer() {
        channel.offerChat("1", ADA, IncomingMessage.inbound("m1", AT, "Hello"));
        channel.messageIn("1", "m3", after(3), "Is anybody there?");
        channel.messageIn("1", "m2", after(2), "It broke.");
        channel.offerChat("1", ADA, IncomingMessage.inbound("m1", AT, "Hello"));

        channel.start(sink);

        assertThat(sink.awaitOffer(channel.interaction("1")).messages())
                .extracting(IncomingMessage::id)
                .containsExactly("m1", "m2", "m3");
    }

    @Test
    @DisplayName("X2 · what is told before the start is reported after it, in its order")
    void beforeStart() {
        channel.messageIn("of-last-week", "m1", AT, "Thank you.");
        channel.ended("of-last-week", after(1));

        channel.start(sink);
        sink.await(reports -> reports.size() == 2);

        assertThat(sink.reports())
                .element(1)
                .isEqualTo(new ChannelReport.InteractionEnd(channel.interaction("of-last-week"), after(1)));
    }

    @Test
    @DisplayName("D5 · the same channel started again offers what no agent has, and nothing that was accepted or ended")
    void startedAgain() {
        channel.start(sink);
        channel.ringing("waits", ADA, AT);
        channel.ringing("accepted", ADA, AT);
        channel.ringing("ended", ADA, AT);
        assertThat(channel.accept(accept(channel.interaction("accepted")))).isEqualTo(Receipt.confirmed());
        channel.ended("ended", after(1));
        channel.stop();
        assertThatThrownBy(() -> channel.ringing("meanwhile", ADA, AT)).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> channel.ended("waits", AT)).isInstanceOf(WrongCallException.class);

        MemorySink later = MemorySink.empty();
        channel.start(later);
        later.awaitOffer(channel.interaction("waits"));

        assertThat(later.offers()).hasSize(1);
        assertThatThrownBy(() -> channel.start(later)).isInstanceOf(WrongCallException.class);
    }

    @Test
    @DisplayName(
            "X2 · while the storage fails the host's calls return, and all is reported in order when it works again")
    void storageFails() {
        channel.start(sink);
        sink.failAlways();
        channel.offerChat("1", ADA, AT);
        for (int i = 0; i < 50; i++) {
            channel.messageIn("1", "m" + i, after(i), "line " + i);
        }
        channel.ended("1", after(60));
        assertThat(sink.reports()).isEmpty();

        sink.heal();
        InteractionId id = channel.interaction("1");
        sink.await(reports -> sink.endOf(id).isPresent());

        assertThat(sink.reports()).first().isInstanceOf(ChannelReport.NewOffers.class);
        assertThat(sink.messages(id))
                .extracting(IncomingMessage::at)
                .hasSize(50)
                .isSorted();
    }

    @Test
    @DisplayName("offers before the start are held up to the bound, and one more is refused with a retry")
    void boundBeforeStart() {
        for (int i = 0; i < PushChannel.MOST_HELD; i++) {
            channel.offerChat("c" + i, ADA, AT);
        }

        assertThatThrownBy(() -> channel.offerChat("one-more", ADA, AT))
                .isInstanceOfSatisfying(
                        ChannelException.class, e -> assertThat(e.isRetryable()).isTrue());
        channel.withdrawn("c0", AT);
        channel.offerChat("one-more", ADA, AT);
    }

    @Test
    @DisplayName("after the start the eldest offer beyond the bound is no longer held, and none is refused")
    void boundAfterStart() {
        channel.start(sink);
        for (int i = 0; i <= PushChannel.MOST_HELD; i++) {
            channel.offerChat("c" + i, ADA, AT);
        }
        channel.stop();

        MemorySink later = MemorySink.empty();
        channel.start(later);
        later.awaitOffer(channel.interaction("c" + PushChannel.MOST_HELD));

        assertThat(later.offers())
                .hasSize(PushChannel.MOST_HELD)
                .noneMatch(offer -> offer.id().equals(channel.interaction("c0")));
    }

    @Test
    @DisplayName("reports wait up to the bound, and one more is refused with a retry")
    void boundOfReports() {
        for (int i = 0; i < PushChannel.MOST_QUEUED; i++) {
            channel.messageIn("1", "m" + i, AT, "line");
        }

        assertThatThrownBy(() -> channel.messageIn("1", "one-more", AT, "line"))
                .isInstanceOfSatisfying(
                        ChannelException.class, e -> assertThat(e.isRetryable()).isTrue());
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
    @DisplayName("X5 · the host is not told again what it confirmed or refused, and gets what failed again")
    void toldOnce() {
        RecordingHost host = new RecordingHost();
        PushChannel once = PushChannel.of(ChannelId.of("phone"), host);
        Command.Accept accept = accept(once.interaction("1"));
        Command.Reply reply = new Command.Reply(CommandId.of("c3"), once.interaction("1"), AGENT, "r1", "hi");

        ReplyingChannel replying = (ReplyingChannel) once;

        assertThat(once.accept(accept)).isEqualTo(Receipt.confirmed());
        assertThat(once.accept(accept)).isEqualTo(Receipt.confirmed());
        assertThatThrownBy(() -> replying.reply(reply)).isInstanceOf(ChannelException.class);
        assertThat(replying.reply(reply)).isEqualTo(Receipt.refused("too late"));
        assertThat(replying.reply(reply)).isEqualTo(Receipt.refused("too late"));

        assertThat(host.told).containsExactly(accept, reply, reply);
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
            if (told.size() == 2) {
                throw new IllegalStateException("not now");
            }
            return Receipt.refused("too late");
        }
    }

    @Test
    @DisplayName("X1 · without a host, accept and close are confirmed, and the channel can neither reply nor start")
    void noHost() {
        InteractionId id = channel.interaction("1");

        assertThat(channel.accept(accept(id))).isEqualTo(Receipt.confirmed());
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
                        .start(new Command.Start(CommandId.of("c4"), id, AGENT, MediaType.VOICE, ADA.address())))
                .isEqualTo(Receipt.refused(PushHost.UNSUPPORTED));
    }

    @Test
    @DisplayName("an interaction of another channel is a wrong call")
    void otherChannel() {
        Interaction foreign = new Interaction(
                InteractionId.of(ChannelId.of("mail"), "1"),
                MediaType.EMAIL,
                Direction.INBOUND,
                ADA,
                "",
                AT,
                List.of(),
                Set.of());

        assertThatThrownBy(() -> channel.offer(foreign)).isInstanceOf(WrongCallException.class);
    }
}
