package dev.caredesk.core.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.codec.EventCodec;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.spi.storage.Write;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoreReportsTest {

    private static final ChannelId PHONE = ChannelId.of("phone");
    private static final InteractionId CALL = InteractionId.of(PHONE, "1");
    private static final CustomerId ADA = CustomerId.of("ada");
    private static final RequestId FIRST = RequestId.of("first");
    private static final RequestId SECOND = RequestId.of("second");
    private static final Duration DELAY = Duration.ofDays(5);

    private final TestTenant tenant = new TestTenant();
    private final ReportSink sink =
            new ReportSink(PHONE, new Offers(tenant.scope, (desk, signal) -> {}), tenant.scope.limits());

    @BeforeEach
    void customer() {
        ChangeSet.Builder changes = tenant.changes("customer");
        changes.write(Write.create(
                RecordCodec.store(new CustomerRecord(ADA, Version.FIRST, Profile.EMPTY, changes.at(), changes.at()))));
        changes.write(Write.create(request(changes, FIRST)));
        changes.write(Write.create(request(changes, SECOND)));
        tenant.commit(changes);
    }

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    @DisplayName("X2 · a message that is reported again is stored once")
    void storesRepeatedMessageOnce() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.VOICE);

        sink.message(CALL, tenant.line("m1", "hello"));
        sink.message(CALL, tenant.line("m1", "hello"));

        assertThat(tenant.texts(activity)).containsExactly("hello");
        assertThat(events()).hasSize(2);
    }

    @Test
    @DisplayName("X2 · a message whose commit had an unknown outcome is stored once when it is reported again")
    void storesMessageOfUnknownOutcomeOnce() {
        ActivityId activity = tenant.accept("a", CALL, MediaType.VOICE);
        tenant.storage.failAfter(1, StorageCall.COMMIT);

        assertThat(catchThrowable(() -> sink.message(CALL, tenant.line("m1", "hello"))))
                .isNotNull();
        sink.message(CALL, tenant.line("m1", "hello"));

        assertThat(tenant.texts(activity)).containsExactly("hello");
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

        assertThat(tenant.texts(activity)).containsExactly("hello");
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
        assertThat(events()).extracting(Event::kind).containsExactly(Event.Kind.CREATED, Event.Kind.ENDED);
        assertThat(events().get(1).by().name()).isEqualTo("phone");
    }

    @Test
    @DisplayName("D4 · the end of a call gives the agent's slot back")
    void endFreesSlot() {
        ActivityId unused = tenant.accept("a", CALL, MediaType.VOICE);

        sink.ended(CALL, tenant.clock.instant());

        assertThat(tenant.accept("b", InteractionId.of(PHONE, "2"), MediaType.VOICE))
                .isEqualTo(ActivityId.of("b"));
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
        Gate gate = tenant.storage.blockNext(StorageCall.COMMIT);
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> sink.ended(CALL, tenant.clock.instant()));
        gate.awaitArrival();
        place(activity, SECOND, "move");
        gate.open();
        ending.join();

        assertThat(tenant.stored(activity).request()).contains(SECOND);
        assertThat(tenant.stored(activity).end()).isPresent();
        assertThat(stored(SECOND).times().deadline())
                .isEqualTo(tenant.clock.instant().plus(DELAY));
    }

    private List<Event> events() {
        return tenant.storage.journal().after(tenant.scope.id(), Optional.empty(), 100).rows().stream()
                .map(EventCodec::event)
                .toList();
    }

    private void place(ActivityId activity, RequestId request, String id) {
        ChangeSet.Builder changes = tenant.changes(id);
        var before = RecordCodec.activity(tenant.stored(activity));
        changes.write(Write.change(RecordCodec.store(before.movedTo(ADA, request)), before.version()));
        before.request().ifPresent(left -> changes.touch(new Touch(left, changes.at(), DELAY, false, true)));
        changes.touch(new Touch(request, changes.at(), DELAY, true, false));
        tenant.commit(changes);
    }

    private StoredRequest stored(RequestId request) {
        return (StoredRequest) tenant.storage
                .records()
                .load(tenant.scope.id(), List.of(request))
                .get(0);
    }

    private static StoredRequest request(ChangeSet.Builder changes, RequestId id) {
        return RecordCodec.store(RequestRecord.untitled(id, ADA, changes.at(), DELAY));
    }
}
