package dev.caredesk.core.channel;

import static dev.caredesk.core.channel.TestTenant.MARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.codec.EventCodec;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreReportsTest {

    private static final ChannelId PHONE = ChannelId.of("phone");
    private static final InteractionId CALL = InteractionId.of(PHONE, "1");
    private static final CustomerId ADA = CustomerId.of("ada");
    private static final RequestId FIRST = RequestId.of("first");
    private static final RequestId SECOND = RequestId.of("second");
    private static final Duration DELAY = Duration.ofDays(5);
    private static final CommandId ID = CommandId.of("command");
    private static final Command ACCEPT = new Command.Accept(ID, CALL, MARA);
    private static final Command START =
            new Command.Start(ID, CALL, MARA, MediaType.VOICE, ContactAddress.phone("+390612345"));
    private static final Command REPLY = new Command.Reply(ID, CALL, MARA, "m1", "Hello");
    private static final Command CLOSE = new Command.Close(ID, CALL, MARA);

    private final TestTenant tenant = new TestTenant();
    private final ReportSink sink = new ReportSink(tenant.scope, PHONE, false);

    @BeforeEach
    void customer() {
        ChangeSet.Builder changes = tenant.changes("customer");
        changes.create(
                RecordCodec.store(new CustomerRecord(ADA, Version.FIRST, Profile.EMPTY, changes.at(), changes.at())));
        changes.create(request(changes, FIRST));
        changes.create(request(changes, SECOND));
        tenant.commit(changes);
    }

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    @DisplayName("X2 · a message that is reported again is stored once")
    void storesRepeatedMessageOnce() {
        ActivityId unused = tenant.accept("a", CALL, MediaType.VOICE);

        sink.message(CALL, tenant.line("m1", "hello"));
        sink.message(CALL, tenant.line("m1", "hello"));

        assertThat(tenant.texts(CALL)).containsExactly("hello");
        assertThat(events()).hasSize(3);
    }

    @Test
    @DisplayName("X2 · a message whose commit had an unknown outcome is stored once when it is reported again")
    void storesMessageOfUnknownOutcomeOnce() {
        ActivityId unused = tenant.accept("a", CALL, MediaType.VOICE);
        tenant.storage.failAfter(1, StorageCall.COMMIT);

        assertThat(catchThrowable(() -> sink.message(CALL, tenant.line("m1", "hello"))))
                .isNotNull();
        sink.message(CALL, tenant.line("m1", "hello"));

        assertThat(tenant.texts(CALL)).containsExactly("hello");
    }

    @Test
    @DisplayName("R8 · a message is an update of the activity's request")
    void messageUpdatesRequest() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.EMAIL);
        place(activity, FIRST, "place");
        tenant.clock.advance(Duration.ofDays(1));

        sink.message(CALL, tenant.line("m1", "hello"));

        assertThat(stored(FIRST).times().updated()).isEqualTo(tenant.clock.instant());
        assertThat(stored(FIRST).times().deadline())
                .isEqualTo(tenant.clock.instant().plus(DELAY));
    }

    @Test
    @DisplayName("M3 · what is reported after the request closed is stored, and changes it in nothing")
    void storesReportAfterClose() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.EMAIL);
        place(activity, FIRST, "place");
        tenant.clock.advance(DELAY);
        StoredRequest before = stored(FIRST);

        sink.message(CALL, tenant.line("m1", "hello"));
        sink.ended(CALL, tenant.clock.instant());

        assertThat(tenant.texts(CALL)).containsExactly("hello");
        assertThat(stored(FIRST)).isEqualTo(before);
    }

    @Test
    @DisplayName("A6 · the channel's end ends the activity, once, and the journal says so")
    void endsActivityOnce() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.VOICE);
        End end = new End(tenant.clock.instant(), EndReason.ENDED_BY_CHANNEL);

        sink.ended(CALL, tenant.clock.instant());
        tenant.clock.advance(Duration.ofHours(1));
        sink.ended(CALL, tenant.clock.instant());

        assertThat(tenant.stored(activity).end()).contains(end);
        assertThat(events()).extracting(Event::kind).endsWith(Event.Kind.ENDED).containsOnlyOnce(Event.Kind.ENDED);
        assertThat(events().get(events().size() - 1).by().name()).isEqualTo("phone");
    }

    @Test
    @DisplayName("D4 · the end of a call gives the agent's slot back")
    void endFreesSlot() {
        ActivityId unused = tenant.accept("a", CALL, MediaType.VOICE);

        sink.ended(CALL, tenant.clock.instant());

        assertThat(tenant.accept("b", InteractionId.of(PHONE, "2"), MediaType.VOICE))
                .isEqualTo(DerivedIds.activity(InteractionId.of(PHONE, "2")));
    }

    @Test
    @DisplayName("R6 · the end of the last call gives the request its deadline, counted from that instant")
    void endRestoresDeadline() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.VOICE);
        place(activity, FIRST, "place");
        assertThat(stored(FIRST).times().deadline()).isEqualTo(RequestTimes.NEVER);
        tenant.clock.advance(Duration.ofDays(30));

        sink.ended(CALL, tenant.clock.instant());

        assertThat(stored(FIRST).times().deadline())
                .isEqualTo(tenant.clock.instant().plus(DELAY));
    }

    @Test
    @DisplayName("A6 · an end that meets a move updates the request that the activity moved to")
    void endUpdatesRequestOfMovedActivity() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.VOICE);
        place(activity, FIRST, "place");

        meetsMove(activity, () -> sink.ended(CALL, tenant.clock.instant()));

        assertThat(tenant.stored(activity).request()).contains(SECOND);
        assertThat(tenant.stored(activity).end()).isPresent();
        assertThat(stored(SECOND).times().deadline())
                .isEqualTo(tenant.clock.instant().plus(DELAY));
    }

    @Test
    @DisplayName("M3 · a message that meets a move updates the request that the activity moved to, and not the other")
    void messageUpdatesRequestOfMovedActivity() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.EMAIL);
        place(activity, FIRST, "place");
        StoredRequest left = stored(FIRST);
        tenant.clock.advance(Duration.ofHours(1));

        meetsMove(activity, () -> sink.message(CALL, tenant.line("m1", "hello")));

        assertThat(stored(FIRST).times().updated()).isEqualTo(left.times().updated());
        assertThat(stored(SECOND).times().updated()).isEqualTo(tenant.clock.instant());
        assertThat(tenant.texts(CALL)).containsExactly("hello");
    }

    @Test
    @DisplayName("A6 · an end that is reported of an activity that has ended already writes nothing")
    void writesNoSecondEnd() {
        ActivityId unused = tenant.accept("a", CALL, MediaType.VOICE);
        refuse(ACCEPT);
        tenant.storage.resetCalls();

        sink.ended(CALL, tenant.clock.instant());

        assertThat(tenant.storage.calls(StorageCall.COMMIT)).isZero();
    }

    @Test
    @DisplayName("X2 · reports that are stored already are read once and not written again")
    void writesNoReportAgain() {
        ActivityId unused = tenant.accept("a", CALL, MediaType.VOICE);
        sink.message(CALL, tenant.line("m1", "hello"));
        tenant.storage.resetCalls();

        sink.message(CALL, tenant.line("m1", "hello"));

        assertThat(tenant.storage.calls()).containsOnly(entry(StorageCall.LOAD, 1));
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @MethodSource("beginnings")
    @DisplayName("X5 · an accept or start that the channel refuses ends the activity with that reason, once")
    void refusalEndsActivityOnce(Command command) {
        ActivityId activity = tenant.accept("a", CALL, MediaType.VOICE);
        End end = new End(tenant.clock.instant(), EndReason.REFUSED_BY_CHANNEL);

        StoredCommand stored = refuse(command);
        tenant.clock.advance(Duration.ofHours(1));
        ChangeLane.refused(tenant.scope, CALL, stored, "no").orElseThrow();

        assertThat(tenant.stored(activity).end()).contains(end);
        assertThat(events()).extracting(Event::kind).endsWith(Event.Kind.ENDED).containsOnlyOnce(Event.Kind.ENDED);
        assertThat(pending()).isEmpty();
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @MethodSource("beginnings")
    @DisplayName(
            "X5 · an accept or start that is refused after the activity ended leaves the first end as it is, and is"
                    + " told no more")
    void refusalKeepsEarlierEnd(Command command) {
        ActivityId activity = tenant.accept("a", CALL, MediaType.VOICE);
        sink.ended(CALL, tenant.clock.instant());
        StoredActivity before = tenant.stored(activity);
        tenant.clock.advance(Duration.ofHours(1));

        refuse(command);

        assertThat(tenant.stored(activity)).isEqualTo(before);
        assertThat(events()).extracting(Event::kind).endsWith(Event.Kind.ENDED).containsOnlyOnce(Event.Kind.ENDED);
        assertThat(pending()).isEmpty();
    }

    @Test
    @DisplayName("R8 · a refused reply adds a message that it was not delivered, which is no update of the request")
    void refusedReplyIsNoUpdate() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.CHAT);
        place(activity, FIRST, "place");
        sink.message(CALL, tenant.line("m1", "Hello"));
        StoredRequest request = stored(FIRST);
        StoredActivity before = tenant.stored(activity);
        tenant.clock.advance(Duration.ofHours(1));

        StoredCommand stored = refuse(REPLY);
        ChangeLane.refused(tenant.scope, CALL, stored, "no").orElseThrow();

        assertThat(messages()).singleElement().satisfies(message -> {
            assertThat(message.content().text()).isEqualTo("Hello");
            assertThat(message.failure()).contains(new ChannelFailure(tenant.clock.instant(), "no"));
        });
        assertThat(stored(FIRST)).isEqualTo(request);
        assertThat(tenant.stored(activity)).isEqualTo(before);
        assertThat(pending()).isEmpty();
    }

    @Test
    @DisplayName("Z3 · that a reply was refused is in the journal of the customer to whom the activity moved meanwhile")
    void refusedReplyMeetsMove() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.CHAT);

        sink.message(CALL, tenant.line("m1", "Hello"));
        StoredCommand stored = leased(REPLY);
        meetsMove(
                activity,
                () -> ChangeLane.refused(tenant.scope, CALL, stored, "no").orElseThrow());

        assertThat(events())
                .filteredOn(event -> event.kind() == Event.Kind.FAILED)
                .singleElement()
                .satisfies(event -> assertThat(event.customer()).contains(ADA));
    }

    @Test
    @DisplayName("X5 · a close that the channel refuses changes nothing, and is told no more")
    void refusedCloseChangesNothing() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.EMAIL);
        place(activity, FIRST, "place");
        StoredRequest request = stored(FIRST);
        StoredActivity before = tenant.stored(activity);
        List<Event> events = events();
        tenant.clock.advance(Duration.ofHours(1));

        refuse(CLOSE);

        assertThat(tenant.stored(activity)).isEqualTo(before);
        assertThat(stored(FIRST)).isEqualTo(request);
        assertThat(events()).isEqualTo(events);
        assertThat(messages()).isEmpty();
        assertThat(pending()).isEmpty();
    }

    private static Stream<Command> beginnings() {
        return Stream.of(ACCEPT, START);
    }

    /** Commits a command of an activity, and that its channel refused it. */
    private StoredCommand refuse(Command command) {
        StoredCommand stored = leased(command);
        ChangeLane.refused(tenant.scope, CALL, stored, "no").orElseThrow();
        return stored;
    }

    /** Commits a command, and leases its lane to this process. */
    private StoredCommand leased(Command command) {
        StoredCommand stored = CommandCodec.store(command);
        tenant.commit(tenant.changes("with command").command(stored));
        Instant now = tenant.clock.instant();
        LaneRequest request =
                new LaneRequest(tenant.scope.process(), PHONE, now, now.plus(Duration.ofSeconds(30)), 1, 10);
        assertThat(tenant.storage.lanes().lease(tenant.scope.id(), request).lanes())
                .singleElement()
                .satisfies(lane -> assertThat(lane.commands()).containsExactly(stored));
        return stored;
    }

    private List<StoredCommand> pending() {
        return tenant.storage.lanes().find(tenant.scope.id(), CALL, 10).stream()
                .flatMap(lane -> lane.commands().stream())
                .toList();
    }

    private List<Message> messages() {
        return tenant
                .storage
                .records()
                .messages(tenant.scope.id(), CALL, MessageOrder.OLDEST_FIRST, Optional.empty(), 10)
                .items()
                .stream()
                .map(RecordCodec::message)
                .toList();
    }

    /** Runs a report whose first try to commit finds that the activity has moved from the first request to the second. */
    private void meetsMove(ActivityId activity, Runnable report) {
        Gate gate = tenant.storage.blockNext(StorageCall.COMMIT);
        CompletableFuture<Void> reporting = CompletableFuture.runAsync(report);
        gate.awaitArrival();
        place(activity, SECOND, "move");
        gate.open();
        reporting.join();
    }

    private List<Event> events() {
        return tenant.storage.journal().after(tenant.scope.id(), Optional.empty(), 100).rows().stream()
                .map(EventCodec::event)
                .toList();
    }

    private void place(ActivityId activity, RequestId request, String id) {
        ChangeSet.Builder changes = tenant.changes(id);
        var before = RecordCodec.activity(tenant.stored(activity));
        changes.change(RecordCodec.change(before.movedTo(ADA, request), before.version()));
        before.request().ifPresent(left -> changes.touch(new Touch(left, DELAY, false, true)));
        changes.touch(new Touch(request, DELAY, true, false));
        tenant.commit(changes);
    }

    private StoredRequest stored(RequestId request) {
        var records = tenant.storage.records();
        return (StoredRequest) records.load(tenant.scope.id(), List.of(request)).get(0);
    }

    private static StoredRequest request(ChangeSet.Builder changes, RequestId id) {
        return RecordCodec.store(RequestRecord.untitled(id, ADA, changes.at(), DELAY));
    }
}
