package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.caredesk.Caredesk;
import dev.caredesk.Health;
import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.core.channel.Waiting;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.channel.Behaviour;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("channels")
class ChannelRulesTest {

    private static final Contact ADA = Contact.at(ContactAddress.email("ada@example.org"));

    @ParameterizedTest(name = "{displayName} · {0}")
    @EnumSource(names = {"CHAT", "VOICE", "EMAIL"})
    @DisplayName("X1 · each medium is offered, accepted, answered, reported and closed, and the channel is told")
    void tellsChannelOfEachMedium(MediaType media) {
        try (TestSite site = new TestSite()) {
            InteractionId id = site.offer(media, ADA);
            Engagement work = site.mara().accept(id).orElseThrow();
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            work.create().orElseThrow();
            site.settle();
            assertThat(site.channel.told(Command.Accept.class)).singleElement().satisfies(command -> {
                assertThat(command.interaction()).isEqualTo(id);
                assertThat(command.agent()).isEqualTo(TestSite.MARA);
            });

            work.reply("Hello Ada").orElseThrow();
            site.channel.message(id, "m1", site.clock.instant(), "Thanks");
            site.settle();
            assertThat(site.channel.told(Command.Reply.class))
                    .singleElement()
                    .satisfies(command -> assertThat(command.text()).isEqualTo("Hello Ada"));
            assertThat(texts(work)).containsExactly("Hello Ada", "Thanks");

            work.close().orElseThrow();
            site.settle();
            assertThat(site.channel.told(Command.Close.class))
                    .extracting(Command.Close::interaction)
                    .containsExactly(id);
        }
    }

    @Test
    @DisplayName("X1 · a channel that can starts an outbound interaction; one that is unknown is refused")
    void startsOutboundInteraction() {
        try (TestSite site = new TestSite()) {
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            ActivityId started = work.start(site.channel.id(), MediaType.CHAT, ContactAddress.email("ada@example.org"))
                    .orElseThrow();
            site.settle();

            assertThat(work.view().current()).contains(started);
            assertThat(work.view().activities())
                    .filteredOn(each -> each.stored().id().equals(started))
                    .singleElement()
                    .satisfies(each -> assertThat(each.stored().direction()).isEqualTo(Direction.OUTBOUND));
            assertThat(site.channel.told(Command.Start.class)).singleElement().satisfies(command -> {
                assertThat(command.to()).isEqualTo(ContactAddress.email("ada@example.org"));
                assertThat(command.media()).isEqualTo(MediaType.CHAT);
            });
            assertThat(RefusalCodes.codes(
                            work.start(ChannelId.of("none"), MediaType.CHAT, ContactAddress.email("ada@example.org"))))
                    .containsExactly(RefusalCode.CHANNEL_UNKNOWN);
        }
    }

    @Test
    @DisplayName("X1 · what ended needs no close from the desk")
    void endedInteractionNeedsNoClose() {
        try (TestSite site = new TestSite()) {
            InteractionId id = site.chat("ada@example.org");
            Engagement work = site.mara().accept(id).orElseThrow();
            site.channel.end(id, site.clock.instant());
            site.settle();
            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();
            site.settle();

            assertThat(site.channel.told(Command.Close.class)).isEmpty();
        }
    }

    @Test
    @DisplayName("X2 · repeated and disordered reports are recorded exactly once")
    void recordsReportsOnce() {
        try (TestSite site = new TestSite()) {
            InteractionId id = site.chat("ada@example.org");
            Engagement work = site.mara().accept(id).orElseThrow();
            site.channel.withhold();
            for (int each = 1; each <= 5; each++) {
                site.channel.message(id, "m" + each, site.clock.advance(Duration.ofSeconds(1)), "line " + each);
            }
            site.channel.end(id, site.clock.instant());
            site.channel.deliverDisordered(new Random(7));
            site.channel.repeat();
            site.channel.repeat();
            site.settle();

            assertThat(texts(work)).hasSize(5).doesNotHaveDuplicates();
            assertThat(work.view().activities())
                    .singleElement()
                    .satisfies(activity -> assertThat(
                                    activity.stored().end().orElseThrow().reason())
                            .isEqualTo(EndReason.ENDED_BY_CHANNEL));
            assertThat(site.sdk().events().after(Optional.empty(), 100).stream()
                            .filter(event -> event.kind() == Event.Kind.ENDED))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "X2 · the same message id in two interactions is two messages; said before the accept and after it is one")
    void messageIdsBelongToInteraction() {
        try (TestSite site = new TestSite()) {
            InteractionId one = site.chat("ada@example.org");
            InteractionId two = site.chat("bob@example.org");
            site.channel.message(one, "m1", site.clock.instant(), "early");
            site.settle();
            Engagement ada = site.mara().accept(one).orElseThrow();
            Engagement bob = site.mara().accept(two).orElseThrow();
            site.channel.message(one, "m1", site.clock.instant(), "early");
            site.channel.message(two, "m1", site.clock.instant(), "other");
            site.settle();

            assertThat(texts(ada)).containsExactly("early");
            assertThat(texts(bob)).containsExactly("other");
        }
    }

    @Test
    @DisplayName("X2 · what the storage failed on is reported again and recorded once")
    void recordsRepeatedReportOnce() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            InteractionId id = site.chat("ada@example.org");
            Engagement work = site.mara().accept(id).orElseThrow();
            site.settle();
            storage.failBefore(1, StorageCall.COMMIT);
            site.channel.message(id, "m1", site.clock.instant(), "one");
            storage.failAfter(1, StorageCall.COMMIT);
            site.channel.message(id, "m2", site.clock.instant(), "two");
            site.channel.deliver();
            site.settle();

            assertThat(texts(work)).containsExactlyInAnyOrder("one", "two");
        }
    }

    @Test
    @DisplayName("X2 · a channel that hangs in accept harms no other channel and no desk")
    void hangingAcceptHarmsNoOther() {
        Gate gate = Gate.closed();
        RecordingChannel hanging = RecordingChannel.of("hanging").behave(Behaviour.hang(gate));
        RecordingChannel sound = RecordingChannel.of("sound");
        TestClock clock = TestClock.standing();
        try (Caredesk sdk = CaredeskBuilder.on(InMemoryStorage.create())
                .clock(clock)
                .channel(hanging)
                .channel(sound)
                .start()) {
            var desk = sdk.desk(TestSite.MARA);
            List<Engagement> stuck = new ArrayList<>();
            for (int each = 0; each < 20; each++) {
                Contact contact = Contact.at(ContactAddress.email("c" + each + "@example.org"));
                stuck.add(desk.accept(hanging.offer("h" + each, MediaType.CHAT, contact, clock.instant()))
                        .orElseThrow());
            }
            gate.awaitArrival();

            InteractionId id = sound.offer("s1", MediaType.CHAT, ADA, clock.instant());
            Engagement work = desk.accept(id).orElseThrow();
            work.create().orElseThrow();
            work.reply("Hello").orElseThrow();
            work.close().orElseThrow();
            sound.awaitDone(done -> done.size() == 3);
            stuck.get(0).edit(edits -> edits.request().title("Router")).orElseThrow();
            stuck.get(0).create().orElseThrow();
            hanging.awaitTold(told -> told.size() == 20);

            gate.open();
            hanging.awaitDone(done -> done.size() == 20);
        }
    }

    @Test
    @DisplayName("X2 · closing the SDK does not wait for a channel that hangs")
    void closeWaitsForNoHangingChannel() {
        Gate gate = Gate.closed();
        RecordingChannel hanging = RecordingChannel.of("hanging").behave(Behaviour.hang(gate));
        Caredesk sdk =
                CaredeskBuilder.on(InMemoryStorage.create()).channel(hanging).start();
        try {
            sdk.desk(TestSite.MARA)
                    .accept(hanging.offer(
                            "h1", MediaType.CHAT, ADA, TestClock.standing().instant()))
                    .orElseThrow();
            gate.awaitArrival();
            assertTimeoutPreemptively(Waiting.MOST, sdk::close);
        } finally {
            gate.open();
        }
    }

    @Test
    @DisplayName(
            "X3 · what was said, the e-mail and the call's state are there with the engagement, and news are signalled")
    void showsContentAndNews() {
        try (TestSite site = new TestSite()) {
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);
            InteractionId id = site.offer(MediaType.VOICE, Contact.at(ContactAddress.phone("+390212345678")));
            Engagement work = site.mara().accept(id).orElseThrow();
            site.settle();
            signals.clear();
            site.channel.message(
                    id,
                    new IncomingMessage(
                            "c1", site.clock.instant(), Direction.INBOUND, Content.call(CallState.ANSWERED)));
            site.channel.message(
                    id,
                    new IncomingMessage(
                            "c2",
                            site.clock.advance(Duration.ofSeconds(1)),
                            Direction.INBOUND,
                            Content.call(CallState.HELD)));
            site.settle();

            assertThat(work.view().activities().get(0).call()).contains(CallState.HELD);
            assertThat(work.view().activities().get(0).stored().contact())
                    .isEqualTo(ContactAddress.phone("+390212345678"));
            assertThat(signals).contains(new DeskSignal.EngagementChanged(work.id()));
            Engagement there = site.elsewhere(work);
            assertThat(there.view().activities().get(0).call()).contains(CallState.HELD);
        }
    }

    @Test
    @DisplayName("X5 · commit first, channel second: a commit that failed tells the channel nothing")
    void commitsBeforeTellingChannel() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            InteractionId id = site.chat("ada@example.org");
            storage.failBefore(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> site.mara().accept(id)).isInstanceOf(dev.caredesk.StorageException.class);
            site.settle();
            assertThat(site.channel.told()).isEmpty();
        }
    }

    @Test
    @DisplayName("X5 · a command is repeated under its id until it is confirmed; health shows it until then")
    void repeatsCommandUntilConfirmed() {
        try (TestSite site = new TestSite()) {
            site.channel.behave(Behaviour.failFirst(3, Behaviour.confirm()));
            site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            site.settle();
            assertThat(site.sdk().health().waitingLanes()).isEqualTo(1);
            assertThat(site.sdk().health().channels())
                    .singleElement()
                    .extracting(Health.ChannelHealth::healthy)
                    .isEqualTo(false);
            for (int round = 0; round < 30; round++) {
                site.clock.advance(Duration.ofSeconds(10));
                site.settle();
            }

            assertThat(site.channel.done()).hasSize(1);
            assertThat(site.channel.told()).hasSize(4);
            assertThat(site.channel.told())
                    .extracting(Command::id)
                    .containsOnly(site.channel.told().get(0).id());
            assertThat(site.sdk().health().waitingLanes()).isZero();
            assertThat(site.sdk().health().channels())
                    .singleElement()
                    .extracting(Health.ChannelHealth::healthy)
                    .isEqualTo(true);
        }
    }

    @Test
    @DisplayName("X5 · commands that were not confirmed are told after a restart, in their order and under their ids")
    void tellsUnconfirmedCommandsAfterRestart() {
        try (TestSite site = new TestSite()) {
            site.channel.behave(Behaviour.failWithRetry());
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            work.reply("Hello").orElseThrow();
            site.settle();
            var first = site.channel.told().get(0);
            site.channel.behave(Behaviour.confirm());
            site.clock.advance(Duration.ofMinutes(1));

            try (SecondProcess there = SecondProcess.afterKill(site)) {
                there.settle();
                assertThat(site.channel.done()).hasSize(2);
                assertThat(site.channel.done().get(0)).isEqualTo(first).isInstanceOf(Command.Accept.class);
                assertThat(site.channel.done().get(1)).isInstanceOf(Command.Reply.class);
                assertThat(there.sdk().health())
                        .extracting(Health::waitingLanes)
                        .isEqualTo(0);
            }
        }
    }

    @Test
    @DisplayName("X5 · a channel's refusal ends the activity with a reason and undoes nothing")
    void refusalEndsActivity() {
        try (TestSite site = new TestSite()) {
            site.channel.behave(Command.Accept.class, Behaviour.refuse("the chat is gone"));
            InteractionId id = site.chat("ada@example.org");
            Engagement work = site.mara().accept(id).orElseThrow();
            work.comment("was here").orElseThrow();
            site.settle();

            assertThat(work.view().activities())
                    .singleElement()
                    .satisfies(activity -> assertThat(
                                    activity.stored().end().orElseThrow().reason())
                            .isEqualTo(EndReason.REFUSED_BY_CHANNEL));
            assertThat(site.mara().view().open()).hasSize(1);
            assertThat(work.comments(work.view().current().orElseThrow(), Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .hasSize(1);
            assertThat(site.sdk().health().refusedCommands()).isEqualTo(1);
            assertThat(work.create().isDone()).isTrue();
            assertThat(RefusalCodes.codes(site.luca().accept(id))).containsExactly(RefusalCode.INTERACTION_TAKEN);
        }
    }

    private static List<String> texts(Engagement work) {
        return work
                .messages(work.view().activities().get(0).stored().id(), Optional.empty(), 50)
                .orElseThrow()
                .items()
                .stream()
                .map(Message::content)
                .map(Content::text)
                .toList();
    }
}
