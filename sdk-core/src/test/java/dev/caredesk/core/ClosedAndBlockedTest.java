package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Caredesk;
import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.Tenant;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.channel.Waiting;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.event.Event;
import dev.caredesk.event.Events;
import dev.caredesk.event.Position;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a closed desk, a closed SDK, listeners that throw or block, a clock that goes back")
class ClosedAndBlockedTest {

    @Test
    @DisplayName(
            "D6 · every call on a desk that was left, and on its engagements, is a wrong call; the customers stay open")
    void refusesCallsOnLeftDesk() {
        try (TestSite site = new TestSite()) {
            Desk desk = site.mara();
            Engagement work =
                    desk.reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            desk.close();
            desk.close();

            LateCalls.assertWrong(Desk.class, desk);
            LateCalls.assertWrong(Engagement.class, work);
            assertThat(site.mara().engagement(work.id()).orElseThrow().view().unsaved())
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("D6 · closing the SDK stores the drafts, and every later call is a wrong call")
    void refusesCallsOnClosedSdk() {
        try (TestSite site = new TestSite(DelegatingStorage.lent(InMemoryStorage.create()), Limits.DEFAULT)) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            RecordingChannel unused = RecordingChannel.of("unused");
            SecondProcess there = SecondProcess.of(site, builder -> builder.channel(unused));
            Tenant tenant = there.sdk().tenant();
            Events events = there.sdk().events();
            Desk desk = there.desk(TestSite.MARA);
            Engagement work = desk.reopen(ada).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.close();
            there.close();

            LateCalls.assertWrong(Caredesk.class, there.sdk());
            LateCalls.assertWrong(Tenant.class, tenant);
            LateCalls.assertWrong(Events.class, events);
            LateCalls.assertWrong(Desk.class, desk);
            LateCalls.assertWrong(Engagement.class, work);
            assertThat(unused.isStarted()).isFalse();
            assertThat(site.mara().engagement(work.id()).orElseThrow().view().unsaved())
                    .extracting(UnsavedChange::field)
                    .containsExactly(Field.of("city"));
        }
    }

    @Test
    @DisplayName("X2 · what a channel reports after the SDK was closed is a wrong call, and is stored nowhere")
    void refusesReportsAfterClose() {
        try (TestSite site = new TestSite(DelegatingStorage.lent(InMemoryStorage.create()), Limits.DEFAULT)) {
            ReportingChannel plain = new ReportingChannel("plain");
            SecondProcess there = SecondProcess.of(site, builder -> builder.channel(plain));
            InteractionId accepted = plain.offer(site);
            there.desk(TestSite.MARA).accept(accepted).orElseThrow();
            there.settle();
            there.close();
            Optional<Position> latest = site.sdk().events().latest();

            IncomingMessage late =
                    new IncomingMessage("m1", site.clock.instant(), Direction.INBOUND, Content.text("Hello?"));
            assertThatThrownBy(() -> plain.offer(site)).isInstanceOf(WrongCallException.class);
            assertThatThrownBy(() -> plain.sink().message(accepted, late)).isInstanceOf(WrongCallException.class);
            assertThatThrownBy(() -> plain.sink().ended(accepted, site.clock.instant()))
                    .isInstanceOf(WrongCallException.class);
            assertThat(site.sdk().events().latest()).isEqualTo(latest);
        }
    }

    @Test
    @DisplayName("E5 · answers to unknown engagements and to old questions of a closed one are refused")
    void refusesAnswersToOldQuestions() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement first = site.mara().reopen(ada).orElseThrow();
            first.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            var old = first.close().question().orElseThrow();
            first.answer(old.discard()).orElseThrow();
            Engagement second = site.mara().reopen(ada).orElseThrow();
            second.edit(edits -> edits.customer().city("Milano")).orElseThrow();
            var question = second.close().question().orElseThrow();

            assertThat(RefusalCodes.codes(second.answer(old.discard()))).containsExactly(RefusalCode.ANSWER_UNFIT);
            assertThat(RefusalCodes.codes(first.answer(old.cancel()))).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(RefusalCodes.codes(site.mara().engagement(EngagementId.of("nobody"))))
                    .containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
            assertThat(second.view().unsaved()).hasSize(1);
            assertThat(second.answer(question.discard()).isClosed()).isTrue();
        }
    }

    @Test
    @DisplayName("Z3 · a listener that throws is counted, and neither it nor another misses the next signal")
    void countsThrowingListener() {
        try (TestSite site = new TestSite()) {
            List<DeskSignal> thrown = new ArrayList<>();
            List<DeskSignal> heard = new ArrayList<>();
            site.mara().listen(signal -> {
                thrown.add(signal);
                throw new IllegalStateException("a listener of the host");
            });
            site.mara().listen(heard::add);
            site.chat("ada@example.org");
            site.chat("bob@example.org");

            assertThat(heard).hasSize(2);
            assertThat(thrown).isEqualTo(heard);
            assertThat(site.sdk().health().problems()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("Z3 · a listener that blocks harms no desk and no other listener, and gets the rest in order")
    void blockingListenerHarmsNoOther() {
        Gate gate = Gate.closed();
        RecordingChannel channel = RecordingChannel.of("chat");
        TestClock clock = TestClock.standing();
        List<DeskSignal> slow = new CopyOnWriteArrayList<>();
        List<DeskSignal> quick = new CopyOnWriteArrayList<>();
        List<Event> events = new CopyOnWriteArrayList<>();
        try (Caredesk sdk = CaredeskBuilder.on(InMemoryStorage.create())
                .clock(clock)
                .channel(channel)
                .feedEvery(Duration.ofMillis(20))
                .start()) {
            Desk desk = sdk.desk(TestSite.MARA);
            desk.listen(signal -> {
                gate.pass();
                slow.add(signal);
            });
            desk.listen(quick::add);
            sdk.events().listen(Optional.empty(), event -> gate.pass());
            sdk.events().listen(Optional.empty(), events::add);
            for (int each = 0; each < 10; each++) {
                Contact contact = Contact.at(ContactAddress.email("c" + each + "@example.org"));
                var id = channel.offer("i" + each, MediaType.CHAT, contact, clock.instant());
                Engagement work = desk.accept(id).orElseThrow();
                work.create().orElseThrow();
                work.close().orElseThrow();
            }
            gate.awaitArrival();
            Waiting.await().until(() -> quick.size() >= 20 && events.size() >= 30);
            assertThat(slow).isEmpty();

            gate.open();
            // Both may still grow, so that only at the end they have to be the same.
            Waiting.await().untilAsserted(() -> assertThat(slow).isEqualTo(List.copyOf(quick)));
        }
    }

    @Test
    @DisplayName(
            "T1 · under a clock that goes back, versions decide: a stale save is refused, and a fresh one goes through")
    void versionsDecideThoughClockGoesBack() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            site.clock.back(Duration.ofDays(30));
            Engagement theirs = site.luca().reopen(ada).orElseThrow();
            theirs.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            theirs.save().orElseThrow();

            assertThat(RefusalCodes.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
            mine.load().orElseThrow();
            mine.save().orElseThrow();
            assertThat(mine.view().customer().stored().values())
                    .containsEntry(Field.of("city"), "Roma")
                    .containsEntry(Field.of("company"), "Acme");
            mine.close().orElseThrow();
            theirs.load().orElseThrow();
            assertThat(theirs.view().requests())
                    .singleElement()
                    .satisfies(request -> assertThat(
                                    request.stored().orElseThrow().updated())
                            .isAfterOrEqualTo(request.stored().orElseThrow().created()));
        }
    }
}
