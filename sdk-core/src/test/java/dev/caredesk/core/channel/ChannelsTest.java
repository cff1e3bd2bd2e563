package dev.caredesk.core.channel;

import static dev.caredesk.core.channel.TestTenant.MARA;
import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Health;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.event.Feed;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.channel.Behaviour;
import dev.caredesk.testkit.channel.PlainChannel;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private final TestTenant tenant = new TestTenant();
    private final Feed feed = new Feed(tenant.scope);
    private final RecordingChannel chat = RecordingChannel.of("chat");

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    @DisplayName("X5 · a command is told after the commit, once it is confirmed no more")
    void tellsCommandUntilConfirmed() {
        Channels channels = started(chat);
        accept("1");
        accept("2");
        channels.wake(chat.id());

        chat.awaitDone(done -> done.size() == 2);
        await().until(() -> pending(chat).isEmpty());
        assertThat(chat.told())
                .extracting(command -> command.interaction().value())
                .containsExactlyInAnyOrder("1", "2");
        await().until(() -> channels.health().get(0).waitingLanes() == 0);
    }

    @Test
    @DisplayName("X5 · commands from before a restart are told when the channel starts")
    void tellsOldCommandsAtStart() {
        accept("1");

        Channels unused = started(chat);

        chat.awaitDone(done -> done.size() == 1);
    }

    @Test
    @DisplayName("X5 · a command that fails is told again, with the same id")
    void repeatsFailedCommand() {
        chat.behave(Behaviour.failFirst(1, Behaviour.confirm()));
        accept("1");
        Channels channels = started(chat);
        chat.awaitTold(told -> told.size() == 1);
        await().until(() -> lane(chat).flatMap(StoredLane::rest).isPresent());
        tenant.clock.advance(Duration.ofSeconds(1));

        chat.awaitDone(done -> done.size() == 1);
        assertThat(chat.told()).hasSize(2);
        assertThat(chat.told().get(0)).isEqualTo(chat.told().get(1));
        await().until(() -> channels.health().get(0).healthy());
    }

    @Test
    @DisplayName("X5 · a command whose confirmation could not be stored is not told again, while the process lives")
    void tellsNoConfirmedCommandAgain() {
        accept("1");
        tenant.storage.failBefore(1, StorageCall.SETTLE_LANES);
        Channels unused = started(chat);

        await().until(() -> pending(chat).isEmpty());
        assertThat(chat.told()).hasSize(1);
    }

    @Test
    @DisplayName("X5 · that many commands are confirmed is stored in few writes")
    void storesConfirmationsTogether() {
        for (int number = 0; number < 40; number++) {
            accept("many " + number);
        }
        tenant.storage.resetCalls();
        Channels unused = started(chat);

        await().until(() -> pending(chat).isEmpty());
        assertThat(chat.told()).hasSize(40).doesNotHaveDuplicates();
        assertThat(tenant.storage.calls(StorageCall.COMMIT)).isZero();
        assertThat(tenant.storage.calls(StorageCall.SETTLE_LANES)).isLessThan(20);
    }

    @Test
    @DisplayName("X5 · what was confirmed just before the end is stored")
    void storesLastConfirmations() {
        Channels channels = started(chat);
        for (int number = 1; number <= 10; number++) {
            int so = number;
            accept("late " + number);
            channels.wake(chat.id());
            chat.awaitDone(done -> done.size() == so);
        }
        channels.stop();
        channels.awaitStopped(Duration.ofSeconds(5));
        tenant.close(); // Nothing runs later.

        await().until(() -> pending(chat).isEmpty());
    }

    @Test
    @DisplayName("X5 · a channel that refuses an accept ends the activity, with the reason, and undoes nothing")
    void refusedAcceptEndsActivity() {
        chat.behave(Command.Accept.class, Behaviour.refuse("gone"));
        ActivityId activity = accept("1");
        Channels channels = started(chat);

        await().until(() -> tenant.stored(activity).end().isPresent());
        assertThat(tenant.stored(activity).end().orElseThrow().reason()).isEqualTo(EndReason.REFUSED_BY_CHANNEL);
        await().until(() -> channels.refusedCommands() == 1);
        assertThat(pending(chat)).isEmpty();
    }

    @Test
    @DisplayName("X5 · a failure for good counts as a refusal")
    void failureForGoodIsRefusal() {
        chat.behave(Behaviour.failForGood());
        ActivityId activity = accept("1");
        Channels unused = started(chat);

        await().until(() -> tenant.stored(activity).end().isPresent());
    }

    @Test
    @DisplayName("X5 · a refused reply ends nothing")
    void refusedReplyEndsNothing() {
        chat.behave(Command.Reply.class, Behaviour.refuse("no"));
        ActivityId activity = tenant.accept("a1", chat.interaction("1"), MediaType.CHAT);
        reply(chat.interaction("1"));
        Channels channels = started(chat);

        await().until(() -> channels.refusedCommands() == 1);
        assertThat(tenant.stored(activity).end()).isEmpty();
    }

    @Test
    @DisplayName("X1 · a channel without the capability refuses")
    void refusesMissingCapability() {
        FailingStart plain = new FailingStart(0);
        InteractionId interaction = InteractionId.of(plain.id(), "1");
        tenant.accept("a1", interaction, MediaType.CHAT);
        reply(interaction);
        Channels channels = started(plain);

        await().until(() -> channels.refusedCommands() == 1);
        assertThat(pending(plain)).isEmpty();
    }

    @Test
    @DisplayName("X2 · a channel that hangs harms no other, and health shows it")
    void hangingChannelHarmsNoOther() {
        Gate gate = Gate.closed();
        RecordingChannel other = RecordingChannel.of("other");
        chat.behave(Behaviour.hang(gate));
        accept("1");
        Channels channels = started(chat, other);
        gate.awaitArrival();
        tenant.accept("b", other.interaction("1"), MediaType.CHAT);
        command(new Command.Accept(CommandId.of("b"), other.interaction("1"), MARA));
        channels.wake(other.id());

        other.awaitDone(done -> done.size() == 1);
        // Only then is the call over, so that the time that passes next is not its time.
        await().until(() -> pending(other).isEmpty());
        tenant.clock.advance(Duration.ofSeconds(11));
        assertThat(channels.health()).extracting(Health.ChannelHealth::healthy).containsExactly(false, true);
        gate.open();
    }

    @Test
    @DisplayName("X2 · a channel whose start fails is started again, and harms no other")
    void startsFailedChannelAgain() {
        FailingStart plain = new FailingStart(1);
        Channels channels = started(plain, chat);

        assertThat(chat.isStarted()).isTrue();
        assertThat(channels.health().get(0).healthy()).isFalse();
        plain.again.open();
        await().until(() -> plain.starts.get() == 2);
        await().until(() -> channels.health().get(0).healthy());
    }

    @Test
    @DisplayName("X1 · channels end with the SDK, and one that fails then harms no other")
    void stopsChannelsWithSdk() {
        FailingStart plain = new FailingStart(0);
        Channels channels = started(plain, chat);

        channels.stop();
        channels.awaitStopped(Duration.ofSeconds(5));

        assertThat(chat.isStarted()).isFalse();
        assertThat(channels.find(chat.id())).contains(chat);
        assertThat(channels.find(ChannelId.of("none"))).isEmpty();
    }

    private Channels started(Channel... all) {
        Channels channels = new Channels(tenant.scope, feed, List.of(all), false, LanePace.DEFAULT);
        channels.start();
        assertThat(channels.awaitStarted(Waiting.MOST)).isTrue();
        return channels;
    }

    private ActivityId accept(String value) {
        InteractionId interaction = chat.interaction(value);
        ChangeSet.Builder changes = tenant.changes("accept " + value);
        ActivityId activity = tenant.accepting(changes, "a" + value, interaction, MediaType.CHAT);
        changes.command(CommandCodec.store(new Command.Accept(CommandId.of("c" + value), interaction, MARA)));
        tenant.commit(changes);
        return activity;
    }

    private void command(Command command) {
        tenant.commit(tenant.changes("command " + command.id().value()).command(CommandCodec.store(command)));
    }

    /** Commits a reply with its command. */
    private void reply(InteractionId interaction) {
        Command.Reply reply = new Command.Reply(CommandId.of("r"), interaction, MARA, "m", "Hello");
        Message message = new Message(
                DerivedIds.message(interaction, reply.messageId()),
                interaction,
                Direction.OUTBOUND,
                Optional.of(MARA),
                tenant.clock.instant(),
                Optional.empty(),
                Content.text(reply.text()));
        tenant.commit(tenant.changes("reply").create(RecordCodec.store(message)).command(CommandCodec.store(reply)));
    }

    private Optional<StoredLane> lane(Channel channel) {
        InteractionId interaction = InteractionId.of(channel.id(), "1");
        return tenant.storage.lanes().find(tenant.scope.id(), interaction, 1);
    }

    /** The commands of the channel's interactions that the tests use. */
    private List<StoredLane> pending(Channel channel) {
        return Stream.of("1", "2", "many 0", "many 39", "late 1", "late 10")
                .flatMap(value ->
                        tenant
                                .storage
                                .lanes()
                                .find(tenant.scope.id(), InteractionId.of(channel.id(), value), 1)
                                .stream())
                .toList();
    }

    /** A channel whose first starts and whose stop fail. */
    private static final class FailingStart extends PlainChannel {

        private final AtomicInteger starts = new AtomicInteger();
        private final int failures;

        /** Each start behind the failures waits here, so that they can be looked at. */
        private final Gate again = Gate.closed();

        private FailingStart(int failures) {
            super("plain");
            this.failures = failures;
            if (failures == 0) {
                again.open();
            }
        }

        @Override
        public void start(ChannelSink sink) {
            if (starts.incrementAndGet() <= failures) {
                throw new IllegalStateException("no");
            }
            again.pass();
        }

        @Override
        public void stop() {
            throw new IllegalStateException("no");
        }
    }
}
