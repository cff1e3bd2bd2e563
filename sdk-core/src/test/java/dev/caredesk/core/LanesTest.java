package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Health;
import dev.caredesk.RefusalCode;
import dev.caredesk.TenantId;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.Message;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.Lanes;
import dev.caredesk.desk.ParkedLane;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.testkit.channel.Behaviour;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("commands of one interaction")
class LanesTest {

    private static final String UNAVAILABLE = "ChannelException, to be tried again";

    private final TestSite site = new TestSite();
    private final RecordingChannel there = RecordingChannel.of("chat");

    @AfterEach
    void end() {
        site.close();
    }

    private static List<Message> messages(Engagement work) {
        return work.messages(ViewLookups.current(work)).orElseThrow().items();
    }

    private static Activity current(Engagement work) {
        return ViewLookups.activity(work, ViewLookups.current(work));
    }

    /** Lets that much time pass, by the clock and in the background. */
    private void wait(Duration time) {
        site.clock.advance(time);
        site.settle();
    }

    /** Has Mara's reply fail until it is parked. */
    private Engagement parked() {
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        site.settle();
        site.channel.behave(Behaviour.failWithRetry());
        work.reply("Hello").orElseThrow();
        site.settle();
        for (int hour = 0; hour < 25; hour++) {
            wait(Duration.ofHours(1));
        }
        return work;
    }

    private List<ParkedLane> lanes() {
        return site.sdk().lanes().parked(Optional.empty(), 10).orElseThrow().items();
    }

    @Test
    @DisplayName("X5 · of three processes with the channel, one tells each command, once")
    void oneProcessTellsEachCommand() {
        RecordingChannel third = RecordingChannel.of("chat");
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        try (SecondProcess two = SecondProcess.with(site, there);
                SecondProcess three = SecondProcess.with(site, third)) {
            for (int reply = 0; reply < 10; reply++) {
                work.reply("line " + reply).orElseThrow();
                two.settle();
                site.settle();
                three.settle();
            }
        }

        List<Command> told = new ArrayList<>(site.channel.told());
        told.addAll(there.told());
        told.addAll(third.told());
        assertThat(told).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("X5 · what a killed process had leased is told by another one once the lease is over, in its order")
    void leaseOfKilledProcessEnds() {
        InteractionId chat = site.chat("ada@example.org");
        Engagement work = site.mara().accept(chat).orElseThrow();
        work.reply("Hello").orElseThrow();
        Instant now = site.clock.instant();
        LaneRequest request = new LaneRequest(
                ProcessId.of("killed"), site.channel.id(), now, now.plus(Duration.ofSeconds(30)), 10, 10);
        assertThat(site.storage.lanes().lease(TenantId.DEFAULT, request).lanes())
                .hasSize(1);

        wait(Duration.ofSeconds(30).minusNanos(1000));
        assertThat(site.channel.told()).isEmpty();
        wait(Duration.ofNanos(1000));

        assertThat(site.channel.told())
                .extracting(Command::kind)
                .containsExactly(CommandKind.ACCEPT, CommandKind.REPLY);
    }

    @Test
    @DisplayName("X5 · a process that can't reach the interaction says so, and another one is asked at once")
    void passesLaneOn() {
        site.channel.behave(command -> Receipt.unreachable());
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        site.settle();
        assertThat(site.channel.told()).hasSize(1);
        assertThat(site.sdk().health().waitingLanes()).isEqualTo(1);

        try (SecondProcess two = SecondProcess.with(site, there)) {
            two.settle();
            assertThat(there.done()).singleElement().isInstanceOf(Command.Accept.class);
            work.reply("Hello").orElseThrow();
            site.settle();
            two.settle();

            assertThat(there.done()).hasSize(2);
            assertThat(messages(work)).allMatch(message -> message.failure().isEmpty());
        }
    }

    @Test
    @DisplayName(
            "X5 · if no process can reach an interaction, all are asked again after a rest, and it is parked in the end")
    void unreachableInteractionIsParked() {
        site.channel.behave(command -> Receipt.unreachable());
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        site.settle();
        wait(Duration.ofSeconds(1));
        assertThat(site.channel.told()).hasSize(2);

        wait(Duration.ofDays(1));

        assertThat(lanes()).hasSize(1);
        assertThat(current(work).failure())
                .map(ChannelFailure::reason)
                .contains("this process can't reach the interaction");
    }

    @Test
    @DisplayName("X5 · a command that fails is told again after rests that double up to a minute")
    void restsDouble() {
        site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        site.channel.behave(Behaviour.failWithRetry());
        site.settle();
        for (int rest : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            int before = site.channel.told().size();
            wait(Duration.ofSeconds(rest).minusMillis(1));
            assertThat(site.channel.told()).hasSize(before);
            wait(Duration.ofMillis(1));
            assertThat(site.channel.told()).hasSize(before + 1);
        }
    }

    @Test
    @DisplayName("X5 · a lane that fails holds up no other of its channel")
    void failingLaneHoldsUpNoOther() {
        InteractionId bad = site.chat("ada@example.org");
        site.channel.behave(command ->
                command.interaction().equals(bad) ? Behaviour.failWithRetry().answer(command) : Receipt.confirmed());
        site.mara().accept(bad).orElseThrow();
        site.mara().accept(site.chat("bob@example.org")).orElseThrow();
        site.settle();

        assertThat(site.channel.done()).hasSize(1);
        assertThat(site.sdk().health().waitingLanes()).isEqualTo(1);
    }

    @Test
    @DisplayName("X5 · what fails for a day is parked, and shows at the activity and in health, with the reason")
    void parksAfterDay() {
        Engagement work = parked();

        assertThat(lanes()).singleElement().satisfies(lane -> {
            assertThat(lane.commands()).containsExactly(CommandKind.REPLY);
            assertThat(lane.failure().reason()).isEqualTo(UNAVAILABLE);
        });
        assertThat(current(work).failure()).map(ChannelFailure::reason).contains(UNAVAILABLE);
        assertThat(current(work).isLive()).isTrue();
        Health.ChannelHealth health = site.sdk().health().channels().get(0);
        assertThat(health.parkedLanes()).isEqualTo(1);
        assertThat(health.parkedFor()).contains(UNAVAILABLE);
        assertThat(health.healthy()).isFalse();
        int told = site.channel.told().size();
        wait(Duration.ofDays(1));
        assertThat(site.channel.told()).hasSize(told);
        assertThat(kinds()).contains(Event.Kind.PARKED);
    }

    private List<Event.Kind> kinds() {
        return site.sdk().events().after(Optional.empty(), 200).stream()
                .map(Event::kind)
                .toList();
    }

    @Test
    @DisplayName("X5 · the host has a parked lane told again, with what came meanwhile, in its order")
    void retriesParkedLane() {
        Engagement work = parked();
        work.reply("Still there?").orElseThrow();
        site.settle();
        site.channel.behave(Behaviour.confirm());
        InteractionId chat = lanes().get(0).interaction();

        assertThat(site.sdk().lanes().retry(chat).orElseThrow()).isEqualTo(chat);
        site.settle();

        assertThat(site.channel.done().stream()
                        .filter(Command.Reply.class::isInstance)
                        .map(Command.Reply.class::cast)
                        .map(Command.Reply::text))
                .containsExactly("Hello", "Still there?");
        assertThat(current(work).failure()).isEmpty();
        assertThat(lanes()).isEmpty();
        assertThat(site.sdk().health().channels().get(0).healthy()).isTrue();
        assertThat(kinds()).contains(Event.Kind.RESUMED);
    }

    @Test
    @DisplayName("X5 · what the host drops is told no more, and each reply shows that")
    void dropsParkedLane() {
        Engagement work = parked();
        work.reply("Still there?").orElseThrow();
        site.channel.behave(Behaviour.confirm());
        int told = site.channel.told().size();

        InteractionId dropped =
                site.sdk().lanes().drop(lanes().get(0).interaction()).orElseThrow();
        wait(Duration.ofDays(1));

        assertThat(site.channel.told()).hasSize(told);
        assertThat(messages(work))
                .hasSize(2)
                .allSatisfy(reply ->
                        assertThat(reply.failure()).map(ChannelFailure::reason).contains("dropped"));
        assertThat(current(work).failure()).isEmpty();
        work.reply("And now?").orElseThrow();
        site.settle();
        assertThat(site.channel.done()).last().isInstanceOfSatisfying(Command.Reply.class, reply -> {
            assertThat(reply.text()).isEqualTo("And now?");
            assertThat(reply.interaction()).isEqualTo(dropped);
        });
    }

    @Test
    @DisplayName("X5 · an activity whose accept the host drops ends with the reason")
    void dropsAccept() {
        site.channel.behave(Behaviour.failWithRetry());
        InteractionId chat = site.chat("ada@example.org");
        Engagement work = site.mara().accept(chat).orElseThrow();
        site.settle();
        wait(Duration.ofDays(1));

        assertThat(site.sdk().lanes().drop(chat).isDone()).isTrue();
        site.settle();

        assertThat(current(work).end()).map(end -> end.reason()).contains(EndReason.REFUSED_BY_CHANNEL);
        assertThat(current(work).failure()).map(ChannelFailure::reason).contains("dropped");
    }

    @Test
    @DisplayName("X5 · what is not parked can neither be told again nor dropped by the host")
    void refusesWhatIsNotParked() {
        InteractionId chat = site.chat("ada@example.org");
        site.channel.behave(Behaviour.failWithRetry());
        site.mara().accept(chat).orElseThrow();
        site.settle();
        Lanes lanes = site.sdk().lanes();

        for (InteractionId each : List.of(chat, site.channel.interaction("never"))) {
            assertThat(RefusalCodes.codes(lanes.retry(each)))
                    .containsAnyOf(RefusalCode.LANE_NOT_PARKED, RefusalCode.RECORD_UNKNOWN);
            assertThat(RefusalCodes.codes(lanes.drop(each))).containsExactly(RefusalCode.LANE_NOT_PARKED);
        }
        assertThat(RefusalCodes.codes(lanes.parked(Optional.empty(), 0))).containsExactly(RefusalCode.PAGE_EMPTY);
        assertThat(RefusalCodes.codes(lanes.parked(Optional.empty(), 201))).containsExactly(RefusalCode.PAGE_TOO_LARGE);
    }

    @Test
    @DisplayName("X5 · a channel that needs not be told of accept, reject and close is told of none, and nothing waits")
    void tellsOnlyWhatIsNeeded() {
        site.channel.needing();
        site.mara().reject(site.chat("bob@example.org")).orElseThrow();
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        work.reply("Hello").orElseThrow();
        work.create().orElseThrow();
        work.close().orElseThrow();
        assertThat(site.storage.lanes().find(TenantId.DEFAULT, site.channel.interaction("i1"), 10))
                .isEmpty();
        site.settle();

        assertThat(site.channel.told()).singleElement().isInstanceOf(Command.Reply.class);
    }

    @Test
    @DisplayName(
            "X5 · a process without the channel stores what that may need, and it is not told what it does not need")
    void endsWhatIsNotNeeded() {
        site.channel.needing();
        InteractionId chat = site.chat("ada@example.org");
        try (SecondProcess without = SecondProcess.of(site, builder -> builder)) {
            without.desk(TestSite.MARA).accept(chat).orElseThrow();
            assertThat(site.storage.lanes().find(TenantId.DEFAULT, chat, 10)).isPresent();
            site.settle();
            assertThat(site.storage.lanes().find(TenantId.DEFAULT, chat, 10)).isEmpty();
        }

        assertThat(site.channel.told()).isEmpty();
    }

    @Test
    @DisplayName("X5 · a reject that fails is told again")
    void repeatsReject() {
        site.channel.behave(Behaviour.failFirst(1, Behaviour.confirm()));
        InteractionId chat = site.chat("ada@example.org");
        site.mara().reject(chat).orElseThrow();
        site.settle();
        wait(Duration.ofSeconds(1));

        assertThat(site.channel.done()).singleElement().isInstanceOfSatisfying(Command.Reject.class, reject -> {
            assertThat(reject.interaction()).isEqualTo(chat);
            assertThat(reject.agent()).isEqualTo(TestSite.MARA);
        });
    }
}
