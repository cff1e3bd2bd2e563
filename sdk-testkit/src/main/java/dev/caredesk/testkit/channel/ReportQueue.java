package dev.caredesk.testkit.channel;

import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.spi.channel.ChannelSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/** The reports of a {@link RecordingChannel}: delivered at once, later, again, or in another order. The lock is never held in the sink. */
final class ReportQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final LiveInteractions outside = new LiveInteractions();
    private final List<ChannelReport> waiting = new ArrayList<>();
    private final List<ChannelReport> delivered = new ArrayList<>();
    private Optional<ChannelSink> sink = Optional.empty();
    private boolean withholding;

    void start(ChannelSink to) {
        lock.lock();
        try {
            if (sink.isPresent()) {
                throw new WrongCallException("channel must not be started twice");
            }
            sink = Optional.of(to);
            if (!outside.live().isEmpty()) {
                waiting.add(0, new ChannelReport.NewOffers(outside.live()));
            }
        } finally {
            lock.unlock();
        }
        deliver();
    }

    void stop() {
        lock.lock();
        try {
            sink = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void report(ChannelReport report) {
        lock.lock();
        try {
            outside.note(report);
            waiting.add(report);
        } finally {
            lock.unlock();
        }
        deliver();
    }

    void withhold(boolean now) {
        lock.lock();
        try {
            withholding = now;
        } finally {
            lock.unlock();
        }
    }

    void shuffle(Random random) {
        lock.lock();
        try {
            Collections.shuffle(waiting, random);
        } finally {
            lock.unlock();
        }
    }

    void repeat() {
        lock.lock();
        try {
            waiting.addAll(delivered);
            delivered.clear();
        } finally {
            lock.unlock();
        }
        deliver();
    }

    /** Delivers the waiting reports, each once; one that the storage fails on waits again. */
    void deliver() {
        Optional<ChannelSink> to = ready();
        if (to.isPresent()) {
            take().forEach(report -> deliver(report, to.get()));
        }
    }

    private Optional<ChannelSink> ready() {
        lock.lock();
        try {
            return withholding ? Optional.empty() : sink;
        } finally {
            lock.unlock();
        }
    }

    private List<ChannelReport> take() {
        lock.lock();
        try {
            List<ChannelReport> now = List.copyOf(waiting);
            waiting.clear();
            return now;
        } finally {
            lock.unlock();
        }
    }

    private void deliver(ChannelReport report, ChannelSink to) {
        boolean kept = true;
        try {
            report.to(to);
        } catch (StorageException e) {
            kept = false;
        }
        lock.lock();
        try {
            (kept ? delivered : waiting).add(report);
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isStarted() {
        lock.lock();
        try {
            return sink.isPresent();
        } finally {
            lock.unlock();
        }
    }
}
