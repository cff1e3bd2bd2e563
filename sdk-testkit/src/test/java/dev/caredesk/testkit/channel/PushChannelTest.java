package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caredesk.ChannelException;
import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.testkit.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports that a push channel makes of the host's calls. */
@Timeout(60)
class PushChannelTest {

    private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");
    private static final Contact ADA = Contact.at(ContactAddress.phone("+39 02 1234567"));
    private static final InteractionId ONE = InteractionId.of(ChannelId.of("phone"), "1");

    private final MemorySink sink = MemorySink.empty();
    private final PushChannel channel = PushChannel.of(ChannelId.of("phone"));

    @AfterEach
    void end() {
        channel.stop();
    }

    private static Instant after(int seconds) {
        return AT.plus(Duration.ofSeconds(seconds));
    }

    private static Interaction offer(MediaType media, IncomingMessage... messages) {
        return new Interaction(ONE, media, Direction.INBOUND, ADA, "", AT, List.of(messages), Set.of());
    }

    private List<CallState> states(String call) {
        return sink.messages(channel.interaction(call)).stream()
                .map(IncomingMessage::content)
                .flatMap(content -> content.call().stream())
                .toList();
    }

    /** A call of the host, with the report that it makes. */
    private record HostCall(String name, Consumer<PushChannel> made, ChannelReport report) {

        private static final IncomingMessage LINE = IncomingMessage.inbound("m1", AT, "It broke.");

        static HostCall offered(String name, Consumer<PushChannel> made, Interaction offer) {
            return new HostCall(name, made, new ChannelReport.NewOffers(List.of(offer)));
        }

        static HostCall said(String name, Consumer<PushChannel> made, IncomingMessage message) {
            return new HostCall(name, made, new ChannelReport.NewMessage(ONE, message));
        }

        static HostCall state(String name, Consumer<PushChannel> made, String messageId, CallState state) {
            return said(name, made, event(messageId, state));
        }

        private static IncomingMessage event(String messageId, CallState state) {
            return new IncomingMessage(messageId, AT, Direction.INBOUND, Content.call(state));
        }

        private static IncomingMessage own() {
            return new IncomingMessage("m1", AT, Direction.OUTBOUND, Content.text("Hello."));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<HostCall> calls() {
        Interaction ringing = offer(MediaType.VOICE, HostCall.event("call RINGING", CallState.RINGING));
        Interaction video = offer(MediaType.VIDEO);
        return List.of(
                HostCall.offered("offerChat", push -> push.offerChat("1", ADA, AT), offer(MediaType.CHAT)),
                HostCall.offered(
                        "offerChat with a line",
                        push -> push.offerChat("1", ADA, HostCall.LINE),
                        offer(MediaType.CHAT, HostCall.LINE)),
                HostCall.offered("ringing", push -> push.ringing("1", ADA, AT), ringing),
                HostCall.offered("offer", push -> push.offer(video), video),
                HostCall.state("answered", push -> push.answered("1", AT), "call ANSWERED " + AT, CallState.ANSWERED),
                HostCall.state("held", push -> push.held("1", AT), "call HELD " + AT, CallState.HELD),
                HostCall.state("resumed", push -> push.resumed("1", AT), "call RESUMED " + AT, CallState.RESUMED),
                HostCall.state(
                        "transferred",
                        push -> push.transferred("1", AT),
                        "call TRANSFERRED " + AT,
                        CallState.TRANSFERRED),
                HostCall.state(
                        "callState", push -> push.callState("1", CallState.ENDED, AT), "call ENDED", CallState.ENDED),
                HostCall.state(
                        "callState with an id",
                        push -> push.callState("1", CallState.HELD, AT, "e9"),
                        "call event e9",
                        CallState.HELD),
                HostCall.said("messageIn", push -> push.messageIn("1", "m1", AT, "It broke."), HostCall.LINE),
                HostCall.said("messageOut", push -> push.messageOut("1", "m1", AT, "Hello."), HostCall.own()),
                new HostCall("ended", push -> push.ended("1", AT), new ChannelReport.InteractionEnd(ONE, AT)),
                new HostCall(
                        "takenElsewhere",
                        push -> push.takenElsewhere("1", AT),
                        new ChannelReport.OfferWithdrawn(ONE, AT)),
                new HostCall("withdrawn", push -> push.withdrawn("1", AT), new ChannelReport.OfferWithdrawn(ONE, AT)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    @DisplayName("X2 · a call is one report, made in its thread before it returns, whatever was reported before")
    void oneReport(HostCall call) {
        List<Thread> reporters = new ArrayList<>();
        channel.start(DistortingSinks.to(report -> {
            reporters.add(Thread.currentThread());
            report.to(sink);
        }));
        channel.ended("1", after(9));

        call.made().accept(channel);
        call.made().accept(channel);

        assertThat(sink.reports())
                .containsExactly(new ChannelReport.InteractionEnd(ONE, after(9)), call.report(), call.report());
        assertThat(reporters).containsOnly(Thread.currentThread());
    }

    @ParameterizedTest
    @MethodSource("calls")
    @DisplayName("X2 · what the sink throws is thrown to the host, and nothing is reported but by a further call")
    void thrown(HostCall call) {
        AtomicReference<@Nullable RuntimeException> next = new AtomicReference<>();
        channel.start(DistortingSinks.to(report -> {
            RuntimeException failure = next.getAndSet(null);
            if (failure != null) {
                throw failure;
            }
            report.to(sink);
        }));
        for (RuntimeException failure : List.of(
                StorageException.unavailable("try again"),
                StorageException.unknownOutcome("perhaps"),
                StorageException.broken("for good"),
                new WrongCallException("malformed"),
                new IllegalStateException("anything else"))) {
            next.set(failure);
            assertThatThrownBy(() -> call.made().accept(channel)).isSameAs(failure);
        }
        assertThat(sink.reports()).isEmpty();

        call.made().accept(channel);

        assertThat(sink.reports()).containsExactly(call.report());
    }

    @ParameterizedTest
    @MethodSource("calls")
    @DisplayName(
            "X2 · a call before the start throws an exception that a retry may mend, and the start reports nothing")
    void beforeStart(HostCall call) {
        assertThatThrownBy(() -> call.made().accept(channel))
                .isInstanceOfSatisfying(
                        ChannelException.class, e -> assertThat(e.isRetryable()).isTrue());

        channel.start(sink);

        assertThat(sink.reports()).isEmpty();
        call.made().accept(channel);
        assertThat(sink.reports()).containsExactly(call.report());
    }

    @ParameterizedTest
    @MethodSource("calls")
    @DisplayName("a call between a stop and a further start is a wrong call, and the start reports nothing")
    void betweenStopAndStart(HostCall call) {
        channel.start(sink);
        channel.ringing("waits", ADA, AT);
        channel.stop();
        MemorySink later = MemorySink.empty();

        assertThatThrownBy(() -> call.made().accept(channel)).isInstanceOf(WrongCallException.class);
        channel.start(later);

        assertThat(later.reports()).isEmpty();
        call.made().accept(channel);
        assertThat(later.reports()).containsExactly(call.report());
        assertThat(sink.reports()).hasSize(1);
    }

    @Test
    @DisplayName("a second start without a stop is a wrong call, and the first one stands")
    void startedTwice() {
        channel.start(sink);

        assertThatThrownBy(() -> channel.start(MemorySink.empty())).isInstanceOf(WrongCallException.class);

        channel.ended("1", AT);
        assertThat(sink.endOf(ONE)).contains(AT);
    }

    @Test
    @DisplayName("a stop waits for a report that is under way, and takes no further one meanwhile")
    void stopWaits() {
        channel.start(sink);
        Gate gate = sink.blockNext();
        CompletableFuture<Void> reporting = CompletableFuture.runAsync(() -> channel.ended("1", AT));
        gate.awaitArrival();
        CompletableFuture<Integer> keptAtStop = new CompletableFuture<>();
        Thread stopping = new Thread(() -> {
            channel.stop();
            keptAtStop.complete(sink.reports().size());
        });
        stopping.start();
        await().until(() ->
                Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED).contains(stopping.getState()));
        assertThatThrownBy(() -> channel.ended("2", AT)).isInstanceOf(WrongCallException.class);

        gate.open();

        assertThat(keptAtStop.orTimeout(30, TimeUnit.SECONDS).join()).isOne();
        reporting.join();
        assertThat(sink.attempts()).isOne();
    }

    @Test
    @DisplayName("X2 · a stop does not wait for ever for a report that hangs, and a further start is not held up by it")
    void reportHangs() {
        channel.start(sink);
        Gate gate = sink.blockNext();
        CompletableFuture<Void> reporting = CompletableFuture.runAsync(() -> channel.ended("1", AT));
        gate.awaitArrival();
        MemorySink later = MemorySink.empty();

        channel.stop();
        channel.start(later);
        channel.ended("2", AT);

        assertThat(reporting).isNotDone();
        assertThat(later.reports()).hasSize(1);
        gate.open();
        reporting.join();
        assertThat(sink.endOf(ONE)).contains(AT);
    }

    @Test
    @DisplayName("X2 · a call that hangs in the sink holds up no other call")
    void callHangs() {
        channel.start(sink);
        Gate gate = sink.blockNext();
        CompletableFuture<Void> reporting = CompletableFuture.runAsync(() -> channel.ended("1", AT));
        gate.awaitArrival();

        channel.ended("2", AT);

        assertThat(sink.reports()).hasSize(1);
        gate.open();
        reporting.join();
        assertThat(sink.reports()).hasSize(2);
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
