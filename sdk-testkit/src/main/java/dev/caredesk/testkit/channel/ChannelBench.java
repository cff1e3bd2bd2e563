package dev.caredesk.testkit.channel;

import static org.junit.jupiter.api.Assertions.fail;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import dev.caredesk.testkit.TestClock;
import java.time.Duration;
import java.util.List;
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
@Timeout(120)
abstract class ChannelBench {

    static final AgentId AGENT = AgentId.of("mara");

    final TestClock clock = TestClock.standing();
    final MemorySink sink = MemorySink.empty();
    final ExecutorService threads = Executors.newCachedThreadPool();
    ChannelDriver driver;
    Channel channel;

    /** A world of its own, in which nothing happened yet. */
    protected abstract ChannelDriver newDriver();

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

    final InteractionId arrive(String name) {
        return driver.arrive(name, clock.advance(Duration.ofSeconds(1)));
    }

    final void restart(MemorySink next) {
        channel.stop();
        channel = driver.channel();
        channel.start(next);
    }

    static boolean has(MemorySink sink, InteractionId id, String message) {
        return sink.messages(id).stream().anyMatch(each -> each.id().equals(message));
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
        return !(command instanceof Command.Reply && !(channel instanceof ReplyingChannel))
                && !(command instanceof Command.Start && !(channel instanceof StartingChannel));
    }

    final Receipt tell(Command command) {
        if (command instanceof Command.Accept accept) {
            return channel.accept(accept);
        }
        if (command instanceof Command.Reply reply) {
            return ((ReplyingChannel) channel).reply(reply);
        }
        if (command instanceof Command.Start start) {
            return ((StartingChannel) channel).start(start);
        }
        return channel.close((Command.Close) command);
    }

    final Receipt soon(Supplier<Receipt> call) {
        return get(threads.submit(call::get));
    }

    static <T> T get(Future<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }
}
