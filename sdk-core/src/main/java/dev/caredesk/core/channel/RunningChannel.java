package dev.caredesk.core.channel;

import dev.caredesk.Health;
import dev.caredesk.core.runtime.FailureStreak;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.runtime.WakeableTask;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.storage.LeasedLanes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A channel of a tenant while it runs, with its sink, its commands and its health (X1, X2). */
final class RunningChannel {

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration MOST_REST = Duration.ofSeconds(60);

    private final TenantScope scope;
    private final Channel channel;
    private final ReportSink sink;
    private final ChannelCallHealth calls;
    private final LaneRunner lanes;
    private final WakeableTask starting;
    private final FailureStreak streak;
    private final CountDownLatch firstTry = new CountDownLatch(1);
    private volatile boolean attempted;
    private volatile boolean started;
    private volatile Optional<Thread> stopping = Optional.empty();

    RunningChannel(TenantScope scope, Channel channel, boolean batching, LanePace pace) {
        this.scope = scope;
        this.channel = channel;
        this.sink = new ReportSink(scope, channel.id(), batching);
        this.calls = new ChannelCallHealth(scope, channel.id());
        this.lanes = new LaneRunner(scope, new TellLane.ToldChannel(channel, calls, pace));
        this.starting = new WakeableTask(scope.host(), where(), this::tryToStart);
        this.streak = new FailureStreak(scope.background(), where(), FIRST_REST, MOST_REST);
    }

    Channel channel() {
        return channel;
    }

    /** Returns how many commands the channel refused for good. */
    long refusals() {
        return calls.refusals();
    }

    /** Starts the channel in the background; a failed start is tried again. */
    void start() {
        starting.wake();
    }

    /** Returns a latch that opens after the first try to start. */
    CountDownLatch firstTry() {
        return firstTry;
    }

    /** Sends commands, if the channel is started. */
    void wake() {
        if (started) {
            lanes.wake();
        }
    }

    /** Stops the channel on a thread of its own: one that hangs must hold up neither the others nor the caller (X2). */
    void stop() {
        starting.stop();
        lanes.stop();
        if (attempted) {
            Thread thread = new Thread(
                    this::stopChannel, "caredesk-stop-" + channel.id().value());
            thread.setDaemon(true);
            thread.start();
            stopping = Optional.of(thread);
        }
    }

    /** Waits, for a limited time, until the channel has stopped, and reports a problem if it has not. */
    void awaitStopped(Duration patience) throws InterruptedException {
        try {
            if (stopping.isPresent()) {
                stopping.get().join(Math.max(1, patience.toMillis()));
                if (stopping.get().isAlive()) {
                    scope.background().problem(where(), "has not stopped, and is left behind");
                }
            }
        } finally {
            sink.close(); // Only now, so that reports of a stopping channel are taken.
        }
    }

    private void stopChannel() {
        try {
            lanes.giveBack();
            channel.stop();
        } catch (Throwable failure) {
            scope.background().problem(where(), failure);
        }
    }

    Health.ChannelHealth health() {
        LeasedLanes seen = lanes.lanes();
        return new Health.ChannelHealth(
                scope.id(), channel.id(), calls.failure(), seen.waiting(), seen.parked(), lanes.parkedFor());
    }

    private void tryToStart() {
        if (started) {
            return;
        }
        attempted = true;
        try {
            calls.run(() -> channel.start(sink));
            started = true;
            streak.over();
            lanes.wake();
        } catch (Throwable failure) {
            starting.rest(streak.failed(failure));
        } finally {
            firstTry.countDown();
        }
    }

    private String where() {
        return calls.where();
    }
}
