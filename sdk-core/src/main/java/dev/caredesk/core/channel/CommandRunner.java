package dev.caredesk.core.channel;

import dev.caredesk.AgentId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.tenant.Pump;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.core.tenant.Trouble;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.storage.StoredCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells one channel its commands: one at a time, in commit order, each again until it is confirmed or refused for good, with rests
 * of 1 to 60 seconds (X5). A channel that hangs has one thread of the executor meanwhile.
 */
final class CommandRunner {

    private static final int BATCH = 100;
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration MOST_REST = Duration.ofSeconds(60);

    /** Under load the commands of several commits are read at once. */
    private static final Duration GAP = Duration.ofMillis(10);

    private final TenantScope scope;
    private final Channel channel;
    private final Reports reports;
    private final Calls calls;
    private final Pump pump;
    private final Trouble trouble;
    private final Queue<Told.Rejection> rejections = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    CommandRunner(TenantScope scope, Channel channel, Reports reports, Calls calls) {
        this.scope = scope;
        this.channel = channel;
        this.reports = reports;
        this.calls = calls;
        String where = "channel " + channel.id().value();
        this.pump = new Pump(scope.background(), where, GAP, this::run);
        this.trouble = new Trouble(scope.background(), where, FIRST_REST, MOST_REST);
    }

    /** Says that there may be commands. */
    void wake() {
        pump.wake();
    }

    /** Has the channel told once that an agent does not want an offer (D5). */
    void rejected(InteractionId interaction, AgentId agent) {
        rejections.add(new Told.Rejection(interaction, agent));
        pump.wake();
    }

    void stop() {
        pump.stop();
    }

    /** How many commands were not done when last read. */
    int pending() {
        return pending.get();
    }

    /** How many commands were refused for good. */
    long refused() {
        return refused.get();
    }

    private void run() {
        tellRejections();
        try {
            List<StoredCommand> commands = scope.storage().desks().pending(scope.id(), channel.id(), BATCH);
            pending.set(commands.size());
            for (StoredCommand command : commands) {
                if (pump.isStopped()) {
                    return;
                }
                run(command);
                trouble.over();
                pending.decrementAndGet();
            }
            if (commands.size() == BATCH) {
                pump.wake();
            }
        } catch (RuntimeException failure) {
            pump.rest(trouble.failed(failure));
        }
    }

    private void run(StoredCommand stored) {
        Command command = CommandCodec.command(stored);
        Receipt receipt = calls.made(() -> Told.tell(channel, command));
        if (receipt instanceof Receipt.Confirmed) {
            reports.confirmed(stored);
        } else {
            reports.refused(stored, command);
            refused.incrementAndGet();
        }
    }

    private void tellRejections() {
        for (Optional<Told.Rejection> next = next(); next.isPresent(); next = next()) {
            tell(next.get());
        }
    }

    private Optional<Told.Rejection> next() {
        return Optional.ofNullable(rejections.poll());
    }

    private void tell(Told.Rejection rejection) {
        try {
            boolean unused = calls.made(() -> {
                channel.rejected(rejection.interaction(), rejection.agent());
                return true;
            });
        } catch (RuntimeException failure) {
            scope.background().problem("channel " + channel.id().value(), failure);
        }
    }
}
