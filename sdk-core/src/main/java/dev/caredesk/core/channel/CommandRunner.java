package dev.caredesk.core.channel;

import dev.caredesk.AgentId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.runtime.FailureStreak;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.runtime.WakeableTask;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.storage.StoredCommand;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends one channel its commands (X5). A channel that hangs occupies one thread of the executor.
 *
 * <ol>
 *   <li>Commands are sent one at a time, in commit order.
 *   <li>Each is repeated, after rests of 1 to 60 seconds, until the channel confirms it or refuses it for good.
 *   <li>Confirmations are stored together, in one commit for several commands, since the commits of agents wait for the same disk. After a
 *       kill, commands whose confirmation was not stored are sent again.
 * </ol>
 */
final class CommandRunner {

    private static final int BATCH = 100;
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration MOST_REST = Duration.ofSeconds(60);

    /** The least time between two reads, so that under load one read has the commands of several commits. */
    private static final Duration GAP = Duration.ofMillis(10);

    /** The least time between two commits of confirmations. */
    private static final Duration CONFIRM_GAP = Duration.ofMillis(100);

    /** The number of confirmations that are stored without waiting. */
    private static final int CONFIRM_MOST = BATCH / 2;

    private final TenantScope scope;
    private final Channel channel;
    private final StoreReceipts receipts;
    private final ChannelCallHealth calls;
    private final WakeableTask task;
    private final FailureStreak streak;
    private final Queue<SendCommand.Rejection> rejections = new ConcurrentLinkedQueue<>();
    private final ReentrantLock running = new ReentrantLock();
    private final Set<CommandId> confirmed = new LinkedHashSet<>();
    private final AtomicBoolean confirmsLater = new AtomicBoolean();
    private long lastConfirm = System.nanoTime() - CONFIRM_GAP.toNanos();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    CommandRunner(TenantScope scope, Channel channel, StoreReceipts receipts, ChannelCallHealth calls) {
        this.scope = scope;
        this.channel = channel;
        this.receipts = receipts;
        this.calls = calls;
        String where = "channel " + channel.id().value();
        this.task = new WakeableTask(scope.host(), where, GAP, this::run);
        this.streak = new FailureStreak(scope.background(), where, FIRST_REST, MOST_REST);
    }

    /** Notes that there may be commands. */
    void wake() {
        task.wake();
    }

    /** Tells the channel, once, that an agent rejected an offer (D5). */
    void rejected(InteractionId interaction, AgentId agent) {
        rejections.add(new SendCommand.Rejection(interaction, agent));
        task.wake();
    }

    /** Ends it for good; a run under way may still end. */
    void stop() {
        task.stop();
    }

    /** Stores what was confirmed, after the end. */
    void confirmLast() {
        confirmUnlessBusy();
    }

    /** Returns the number of commands that were not done when last read. */
    int pending() {
        return pending.get();
    }

    /** Returns the number of commands that were refused for good. */
    long refused() {
        return refused.get();
    }

    private void run() {
        running.lock();
        try {
            tellRejections();
            try {
                tellCommands();
            } finally {
                confirmInTime();
            }
        } catch (Throwable failure) {
            task.rest(streak.failed(failure));
        } finally {
            running.unlock();
        }
    }

    private void tellCommands() {
        List<StoredCommand> commands = scope.storage().desks().pending(scope.id(), channel.id(), BATCH);
        List<StoredCommand> untold = commands.stream()
                .filter(command -> !confirmed.contains(command.id()))
                .toList();
        pending.set(untold.size());
        for (StoredCommand command : untold) {
            if (task.isStopped()) {
                return;
            }
            tell(command);
            streak.over();
            pending.decrementAndGet();
        }
        if (commands.size() == BATCH) {
            task.wake();
        }
    }

    private void tell(StoredCommand stored) {
        Command command = CommandCodec.command(stored);
        Receipt receipt = calls.made(() -> SendCommand.tell(channel, command));
        if (receipt instanceof Receipt.Confirmed) {
            confirmed.add(stored.id());
        } else {
            receipts.refused(stored, command);
            refused.incrementAndGet();
        }
    }

    private void confirmInTime() {
        long left = CONFIRM_GAP.toNanos() - (System.nanoTime() - lastConfirm);
        if (left <= 0 || confirmed.size() >= CONFIRM_MOST || task.isStopped()) {
            confirm();
        } else if (!confirmed.isEmpty() && confirmsLater.compareAndSet(false, true)) {
            scope.host().later("channel " + channel.id().value(), Duration.ofNanos(left), () -> {
                confirmsLater.set(false);
                confirmUnlessBusy();
            });
        }
    }

    /** Stores the confirmations, unless a run is under way: that stores them at its end, however long the channel takes. */
    private void confirmUnlessBusy() {
        if (running.tryLock()) {
            try {
                confirm();
            } catch (Throwable failure) {
                scope.background().problem("channel " + channel.id().value(), failure);
                task.wake();
            } finally {
                running.unlock();
            }
        }
    }

    private void confirm() {
        if (!confirmed.isEmpty()) {
            receipts.confirmed(channel.id(), List.copyOf(confirmed));
            confirmed.clear();
            lastConfirm = System.nanoTime();
        }
    }

    private void tellRejections() {
        for (Optional<SendCommand.Rejection> next = next(); next.isPresent(); next = next()) {
            tell(next.get());
        }
    }

    private Optional<SendCommand.Rejection> next() {
        return Optional.ofNullable(rejections.poll());
    }

    private void tell(SendCommand.Rejection rejection) {
        try {
            calls.run(() -> channel.rejected(rejection.interaction(), rejection.agent()));
        } catch (Throwable failure) {
            scope.background().problem("channel " + channel.id().value(), failure);
        }
    }
}
