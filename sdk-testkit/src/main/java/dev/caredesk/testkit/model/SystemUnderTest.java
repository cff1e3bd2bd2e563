package dev.caredesk.testkit.model;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Caredesk;
import dev.caredesk.spi.channel.Channel;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * A storage of its own, empty at first, on which histories open SDKs: one after another, as after a restart (D6), or two at once, as
 * two processes would be (D7). Closing it throws the storage away.
 */
public interface SystemUnderTest extends AutoCloseable {

    /**
     * Starts an SDK on the storage. The storage must outlive the SDK's {@link Caredesk#close()}.
     *
     * @param wiring what it gets from outside
     */
    Caredesk open(Wiring wiring);

    @Override
    void close();

    /**
     * The things that an SDK gets from outside.
     *
     * @param executor runs nothing by itself
     * @param channels of the default tenant
     */
    record Wiring(
            InstantSource clock, Supplier<String> ids, ScheduledExecutorService executor, List<Channel> channels) {

        public Wiring {
            refuseNull("clock", clock, "ids", ids, "executor", executor);
            refuseNull("channels", channels);
            channels = List.copyOf(channels);
        }
    }
}
