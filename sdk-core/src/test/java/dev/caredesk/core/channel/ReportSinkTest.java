package dev.caredesk.core.channel;

import static dev.caredesk.core.channel.TestTenant.MARA;
import static dev.caredesk.core.channel.TestTenant.NILS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.AgentId;
import dev.caredesk.StorageException;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what a channel reports")
class ReportSinkTest {

    private static final ChannelId CHAT = ChannelId.of("chat");
    private static final InteractionId ONE = InteractionId.of(CHAT, "1");
    private static final InteractionId TWO = InteractionId.of(CHAT, "2");

    private final TestTenant tenant = new TestTenant();
    private final Instant began = tenant.clock.instant();
    private final ReportSink sink = new ReportSink(tenant.scope, CHAT, false);

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    @DisplayName("X2 · an offer is stored with its messages when the call returns, and the journal tells it")
    void storesOffer() {
        offer(ONE, Set.of(MARA), tenant.line("m1", "hello"));

        StoredInteraction row = stored(ONE);
        assertThat(row.state()).isEqualTo(State.OFFERED);
        assertThat(row.desks()).containsExactly(MARA);
        assertThat(tenant.texts(ONE)).containsExactly("hello");
        assertThat(told(ONE)).containsExactly(Event.Kind.OFFERED);
    }

    @Test
    @DisplayName("X2 · the same offer and message again, here or in another process, write nothing")
    void repeatedReportsWriteNothing() {
        offer(ONE, Set.of(), tenant.line("m1", "hello"));
        StoredInteraction before = stored(ONE);
        tenant.storage.resetCalls();

        offer(ONE, Set.of(), tenant.line("m1", "hello"));
        new ReportSink(tenant.scope(), CHAT, false).message(ONE, tenant.line("m1", "hello"));

        assertThat(tenant.storage.calls(StorageCall.COMMIT)).isZero();
        assertThat(stored(ONE)).isEqualTo(before);
    }

    @Test
    @DisplayName("D5 · an offer that comes again with other properties changes, and keeps who rejected it")
    void changesOffer() {
        offer(ONE, Set.of());
        reject(ONE);

        offer(ONE, Set.of(NILS));

        assertThat(stored(ONE).desks()).containsExactly(NILS);
        assertThat(stored(ONE).rejected()).containsExactly(MARA);
        assertThat(told(ONE)).containsExactly(Event.Kind.OFFERED, Event.Kind.CHANGED);
    }

    @Test
    @DisplayName("X2 · a message before its offer makes an early interaction, which the offer completes")
    void messageBeforeOffer() {
        sink.message(ONE, tenant.line("m1", "first"));
        assertThat(stored(ONE).state()).isEqualTo(State.EARLY);
        tenant.clock.advance(Duration.ofSeconds(1));

        offer(ONE, Set.of(), tenant.line("m2", "second"));

        assertThat(stored(ONE).state()).isEqualTo(State.OFFERED);
        assertThat(tenant.texts(ONE)).containsExactly("first", "second");
    }

    @Test
    @DisplayName("D8 · an offer that ends before it was accepted is missed, and is not offered again")
    void endedOfferIsMissed() {
        offer(ONE, Set.of());
        tenant.clock.advance(Duration.ofMinutes(1));
        sink.ended(ONE, tenant.clock.instant());
        sink.ended(ONE, tenant.clock.instant().plusSeconds(5));
        offer(ONE, Set.of(), tenant.line("m1", "late"));

        assertThat(stored(ONE).state()).isEqualTo(State.MISSED);
        assertThat(stored(ONE).ended()).contains(tenant.clock.instant());
        assertThat(tenant.texts(ONE)).containsExactly("late");
        assertThat(told(ONE)).containsExactly(Event.Kind.OFFERED, Event.Kind.MISSED);
    }

    @Test
    @DisplayName("D8 · an offer that comes after its end is missed at once")
    void offerAfterEndIsMissed() {
        sink.ended(ONE, tenant.clock.instant());
        assertThat(told(ONE)).isEmpty();

        offer(ONE, Set.of());

        assertThat(stored(ONE).state()).isEqualTo(State.MISSED);
        assertThat(stored(ONE).ended()).contains(tenant.clock.instant());
        assertThat(told(ONE)).containsExactly(Event.Kind.MISSED);
    }

    @Test
    @DisplayName("D5 · withdrawn ends an offer, and nothing that an agent has")
    void withdrawnEndsOffersOnly() {
        offer(ONE, Set.of());
        ActivityId taken = tenant.accept("two", TWO, MediaType.CHAT);

        sink.withdrawn(ONE, tenant.clock.instant());
        sink.withdrawn(TWO, tenant.clock.instant());

        assertThat(stored(ONE).state()).isEqualTo(State.MISSED);
        assertThat(tenant.stored(taken).end()).isEmpty();
    }

    @Test
    @DisplayName("X3 · the end of a call is a state of the call too, whether it was accepted or missed")
    void endOfCallIsState() {
        sink.offer(List.of(interaction(ONE, MediaType.VOICE, Set.of())));
        ActivityId unused = tenant.accept("two", TWO, MediaType.VOICE);

        sink.ended(ONE, tenant.clock.instant());
        sink.ended(TWO, tenant.clock.instant());

        assertThat(lastState(ONE)).contains(CallState.ENDED);
        assertThat(lastState(TWO)).contains(CallState.ENDED);
    }

    @Test
    @DisplayName("X3, D8 · a call that ended before its offer came has its end as its last state")
    void endOfEarlyCallIsState() {
        sink.ended(ONE, tenant.clock.instant());
        sink.offer(List.of(interaction(ONE, MediaType.VOICE, Set.of())));
        sink.offer(List.of(interaction(ONE, MediaType.VOICE, Set.of())));

        assertThat(stored(ONE).state()).isEqualTo(State.MISSED);
        assertThat(lastState(ONE)).contains(CallState.ENDED);
    }

    @Test
    @DisplayName("X2 · null is refused at the call, by name")
    @SuppressWarnings("NullAway") // what a host may do all the same
    void refusesNull() {
        assertThatThrownBy(() -> sink.message(ONE, null))
                .isInstanceOf(WrongCallException.class)
                .hasMessageContaining("message");
        assertThatThrownBy(() -> sink.ended(ONE, null))
                .isInstanceOf(WrongCallException.class)
                .hasMessageContaining("at");
        assertThatThrownBy(() -> sink.offer(null))
                .isInstanceOf(WrongCallException.class)
                .hasMessageContaining("interactions");
    }

    @Test
    @DisplayName("X3 · a call's end that the channel told as a state as well is told once")
    void endOfCallIsToldOnce() {
        ActivityId activity = tenant.accept("a", ONE, MediaType.VOICE);
        Content over = Content.call(CallState.ENDED);
        sink.message(
                ONE,
                new IncomingMessage(ReportedInteraction.CALL_ENDED, tenant.clock.instant(), Direction.INBOUND, over));

        sink.ended(ONE, tenant.clock.instant());

        assertThat(tenant.texts(ONE)).hasSize(1);
        assertThat(tenant.stored(activity).end()).isPresent();
    }

    @Test
    @DisplayName("D5 · what was accepted is not offered again; new messages go to its activity")
    void offersNothingAcceptedAgain() {
        offer(ONE, Set.of());
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);

        sink.offer(List.of(
                interaction(ONE, MediaType.CHAT, Set.of(), tenant.line("m1", "hello")),
                interaction(TWO, MediaType.CHAT, Set.of())));

        assertThat(stored(ONE).taken().orElseThrow().activity()).isEqualTo(activity);
        assertThat(stored(TWO).state()).isEqualTo(State.OFFERED);
        assertThat(tenant.texts(ONE)).containsExactly("hello");
    }

    @Test
    @DisplayName("M3 · messages and the end of what was accepted go to its activity, with one read each")
    void reportsOfAccepted() {
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);
        tenant.storage.resetCalls();

        sink.message(ONE, tenant.line("m1", "hello"));
        sink.ended(ONE, tenant.clock.instant());

        assertThat(tenant.storage.calls(StorageCall.LOAD)).isEqualTo(2);
        assertThat(tenant.texts(ONE)).containsExactly("hello");
        assertThat(tenant.stored(activity).end()).isPresent();
    }

    @Test
    @DisplayName("X2 · a message that meets the accept goes to the activity")
    void messageMeetsAccept() {
        offer(ONE, Set.of());
        Gate gate = tenant.storage.blockNext(StorageCall.COMMIT);
        CompletableFuture<Void> reporting =
                CompletableFuture.runAsync(() -> sink.message(ONE, tenant.line("m1", "meanwhile")));
        gate.awaitArrival();
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);
        gate.open();
        reporting.join();

        assertThat(tenant.texts(ONE)).containsExactly("meanwhile");
        assertThat(tenant.storage
                        .journal()
                        .after(tenant.scope.id(), Optional.empty(), 100)
                        .rows())
                .last()
                .satisfies(row -> assertThat(row.entry().details().json()).contains(activity.value()));
    }

    @Test
    @DisplayName("X2 · an end that meets the accept ends the activity")
    void endMeetsAccept() {
        offer(ONE, Set.of());
        Gate gate = tenant.storage.blockNext(StorageCall.COMMIT);
        CompletableFuture<Void> reporting = CompletableFuture.runAsync(() -> sink.ended(ONE, tenant.clock.instant()));
        gate.awaitArrival();
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);
        gate.open();
        reporting.join();

        assertThat(tenant.stored(activity).end()).isPresent();
    }

    @Test
    @DisplayName("D5 · an offer with thousands of lines is stored in parts, each line once")
    void storesLongOffer() {
        IncomingMessage[] lines = IntStream.range(0, 3 * CommitSize.MOST.messages() + 1)
                .mapToObj(line -> tenant.line("m" + line, "line " + line))
                .toArray(IncomingMessage[]::new);
        tenant.storage.resetCalls();

        offer(ONE, Set.of(), lines);
        offer(ONE, Set.of(), lines);

        assertThat(tenant.storage.calls(StorageCall.COMMIT)).isEqualTo(4);
        assertThat(tenant.texts(ONE)).hasSize(200).first().isEqualTo("line 0");
    }

    @Test
    @DisplayName("X2 · a report that the storage fails on fails, and the same report again is stored once")
    void failsReportWhenStorageFails() {
        tenant.storage.failBefore(1, StorageCall.COMMIT);
        assertThatThrownBy(() -> sink.message(ONE, tenant.line("m1", "hello"))).isInstanceOf(StorageException.class);
        tenant.storage.failAfter(1, StorageCall.COMMIT);
        assertThatThrownBy(() -> sink.message(ONE, tenant.line("m1", "hello"))).isInstanceOf(StorageException.class);

        sink.message(ONE, tenant.line("m1", "hello"));

        assertThat(tenant.texts(ONE)).containsExactly("hello");
    }

    @Test
    @DisplayName("X2 · a report that can't be stored harms none that came with it")
    void brokenOneHarmsNoOther() {
        tenant.commit(tenant.changes("orphan")
                .create(new StoredInteraction(
                        TWO,
                        Version.FIRST,
                        State.TAKEN,
                        began,
                        Set.of(),
                        Set.of(),
                        Optional.of(new StoredInteraction.Taken(ActivityId.of("gone"), MARA)),
                        Optional.empty(),
                        Payload.EMPTY)));

        assertThatThrownBy(() -> sink.offer(List.of(
                        interaction(TWO, MediaType.CHAT, Set.of(), tenant.line("m1", "hello")),
                        interaction(ONE, MediaType.CHAT, Set.of()))))
                .isInstanceOf(StorageException.class);

        assertThat(stored(ONE).state()).isEqualTo(State.OFFERED);
    }

    @Test
    @DisplayName("L8 · a commit has no more than some millions of characters, unless one message has")
    void largeMessagesAreStoredInParts() {
        String large = "x".repeat(900_000);
        IncomingMessage[] lines = IntStream.range(0, 10)
                .mapToObj(line -> tenant.line("m" + line, large))
                .toArray(IncomingMessage[]::new);
        tenant.storage.resetCalls();

        offer(ONE, Set.of(), lines);

        assertThat(tenant.storage.calls(StorageCall.COMMIT)).isEqualTo(3);
        assertThat(tenant.texts(ONE)).hasSize(10);
    }

    @Test
    @DisplayName("X1 · a channel reports only of its own interactions")
    void refusesReportOfOtherChannel() {
        InteractionId other = InteractionId.of(ChannelId.of("mail"), "1");
        assertThatThrownBy(() -> sink.offer(List.of(interaction(other, MediaType.CHAT, Set.of()))))
                .isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> sink.message(other, tenant.line("m", "x"))).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> sink.ended(other, tenant.clock.instant())).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> sink.withdrawn(other, tenant.clock.instant())).isInstanceOf(WrongCallException.class);
    }

    private StoredInteraction stored(InteractionId id) {
        return tenant.interaction(id).orElseThrow();
    }

    private List<Event.Kind> told(InteractionId id) {
        return tenant.storage.journal().after(tenant.scope.id(), Optional.empty(), 100).rows().stream()
                .map(JournalRow::entry)
                .filter(entry -> entry.record().equals(id))
                .map(entry -> entry.kind())
                .toList();
    }

    private Optional<CallState> lastState(InteractionId id) {
        return tenant.storage.records().lastCallState(tenant.scope.id(), id).flatMap(StoredMessage::call);
    }

    private void reject(InteractionId id) {
        StoredInteraction row = stored(id);
        tenant.commit(tenant.changes("reject")
                .change(new RecordChange.InteractionChange(row.version(), row.rejectedBy(MARA))));
    }

    private void offer(InteractionId id, Set<AgentId> desks, IncomingMessage... messages) {
        sink.offer(List.of(interaction(id, MediaType.CHAT, desks, messages)));
    }

    private Interaction interaction(
            InteractionId id, MediaType media, Set<AgentId> desks, IncomingMessage... messages) {
        return new Interaction(
                id,
                media,
                Direction.INBOUND,
                Contact.at(ContactAddress.other("ada")),
                "",
                began,
                List.of(messages),
                desks);
    }
}
