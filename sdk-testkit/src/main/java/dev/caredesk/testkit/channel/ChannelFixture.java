package dev.caredesk.testkit.channel;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import dev.caredesk.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A channel under test, the world outside it and a sink, with what the tests of the contract share. */
@Timeout(300)
abstract class ChannelFixture {

    static final AgentId AGENT = AgentId.of("mara");

    final TestClock clock = TestClock.standing();
    final MemorySink sink = newSink();
    final ExecutorService threads = Executors.newCachedThreadPool();
    ChannelDriver driver;
    Channel channel;

    /** A world of its own, in which nothing happened yet. */
    protected abstract ChannelDriver newDriver();

    /** Returns how long a test waits for what must come. */
    Duration patience() {
        return AwaitableList.PATIENCE;
    }

    final MemorySink newSink() {
        return MemorySink.patient(patience());
    }

    @BeforeEach
    void begin() {
        driver = newDriver();
        channel = driver.channel();
    }

    @AfterEach
    void end() {
        channel.stop();
        threads.shutdownNow();
    }

    final Interaction arriveWhole(String name) {
        return driver.arrive(name, clock.advance(Duration.ofSeconds(1)));
    }

    final InteractionId arrive(String name) {
        return arriveWhole(name).id();
    }

    /** Skips what holds only where the channel fetches what comes in. */
    final void assumeFetched() {
        assumeFalse(driver.isPushed(), "the channel keeps nothing, since its world reports by calls");
    }

    /** Skips what holds only where the world reports by calls. */
    final void assumePushed() {
        assumeTrue(driver.isPushed(), "the channel fetches what comes in, so there is no call that could fail");
    }

    final Instant later() {
        return clock.advance(Duration.ofSeconds(5));
    }

    final IncomingMessage say(InteractionId interaction, String messageId) {
        Optional<IncomingMessage> said = driver.say(interaction, messageId, later());
        assumeTrue(said.isPresent(), "the medium has no later messages");
        return said.orElseThrow();
    }

    final Instant end(InteractionId interaction) {
        Instant at = later();
        assumeTrue(driver.end(interaction, at), "the medium has no end");
        return at;
    }

    final Instant takeElsewhere(InteractionId interaction) {
        Instant at = later();
        assumeTrue(driver.takeElsewhere(interaction, at), "the medium offers to nobody else");
        return at;
    }

    final int timesDone(Command command) {
        OptionalInt times = driver.timesDone(command);
        assumeTrue(times.isPresent(), "what is done out there can't be seen");
        return times.orElseThrow();
    }

    final void restart(MemorySink next) {
        channel.stop();
        channel = driver.channel();
        channel.start(next);
    }

    static IncomingMessage awaitMessage(MemorySink sink, InteractionId id, String message) {
        sink.await(reports -> message(sink, id, message).isPresent());
        return message(sink, id, message).orElseThrow();
    }

    private static Optional<IncomingMessage> message(MemorySink sink, InteractionId id, String message) {
        return sink.messages(id).stream()
                .filter(each -> each.id().equals(message))
                .findFirst();
    }

    /** One of each kind that the channel can be told, in an order that makes sense. */
    final List<Command> commands(InteractionId id) {
        InteractionId outbound = InteractionId.of(channel.id(), "outbound-1");
        return Stream.<Command>of(
                        new Command.Accept(CommandId.of("c-accept"), id, AGENT),
                        new Command.Reply(CommandId.of("c-reply"), id, AGENT, "r1", "Good morning."),
                        new Command.Start(CommandId.of("c-start"), outbound, AGENT, startMedia(), startAddress()),
                        new Command.Close(CommandId.of("c-close"), id, AGENT))
                .filter(this::canBeTold)
                .toList();
    }

    /** The medium of the outbound interaction that the contract starts. */
    protected MediaType startMedia() {
        return MediaType.CHAT;
    }

    /** Whom the outbound interaction that the contract starts goes to. */
    protected ContactAddress startAddress() {
        return ContactAddress.other("ada");
    }

    private boolean canBeTold(Command command) {
        return command.fold(CAPABILITY).isInstance(channel);
    }

    final Receipt tell(Command command) {
        return command.fold(new CommandDispatch(channel));
    }

    final Receipt soon(Supplier<Receipt> call) {
        return get(threads.submit(call::get));
    }

    final <T> T get(Future<T> future) {
        try {
            return future.get(patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }

    private static final Command.Cases<Class<? extends Channel>> CAPABILITY = new Command.Cases<>() {
        @Override
        public Class<? extends Channel> accept(Command.Accept command) {
            return Channel.class;
        }

        @Override
        public Class<? extends Channel> reject(Command.Reject command) {
            return Channel.class;
        }

        @Override
        public Class<? extends Channel> reply(Command.Reply command) {
            return ReplyingChannel.class;
        }

        @Override
        public Class<? extends Channel> start(Command.Start command) {
            return StartingChannel.class;
        }

        @Override
        public Class<? extends Channel> close(Command.Close command) {
            return Channel.class;
        }
    };

    record CommandDispatch(Channel channel) implements Command.Cases<Receipt> {

        @Override
        public Receipt accept(Command.Accept command) {
            return channel.accept(command);
        }

        @Override
        public Receipt reject(Command.Reject command) {
            return channel.reject(command);
        }

        @Override
        public Receipt reply(Command.Reply command) {
            return ((ReplyingChannel) channel).reply(command);
        }

        @Override
        public Receipt start(Command.Start command) {
            return ((StartingChannel) channel).start(command);
        }

        @Override
        public Receipt close(Command.Close command) {
            return channel.close(command);
        }
    }
}
