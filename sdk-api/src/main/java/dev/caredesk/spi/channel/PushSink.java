package dev.caredesk.spi.channel;

import dev.caredesk.ChannelException;
import dev.caredesk.WrongCallException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The sink of a {@link PushChannel} while that runs. Its lock is never held while the sink is called. */
final class PushSink {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private Optional<ChannelSink> open = Optional.empty();
    private boolean stopped;
    private int underWay;

    void open(ChannelSink sink) {
        lock.lock();
        try {
            if (open.isPresent()) {
                throw new WrongCallException("channel must not be started twice");
            }
            open = Optional.of(sink);
            stopped = false;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more reports; waits for those under way, but not for ever. */
    void close() {
        lock.lock();
        try {
            stopped = true;
            open = Optional.empty();
            long left = PATIENCE.toNanos();
            while (underWay > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Reports on the caller's thread; whatever the sink throws is thrown. */
    void report(Consumer<ChannelSink> what) {
        ChannelSink sink = begin();
        try {
            what.accept(sink);
        } finally {
            end();
        }
    }

    private ChannelSink begin() {
        lock.lock();
        try {
            if (stopped) {
                throw new WrongCallException("channel must not be called while it is stopped");
            }
            ChannelSink sink = open.orElseThrow(() -> ChannelException.unavailable(
                    "channel must be started before it is called; report again when the SDK has started"));
            underWay++;
            return sink;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            underWay--;
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
