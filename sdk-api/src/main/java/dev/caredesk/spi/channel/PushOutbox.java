package dev.caredesk.spi.channel;

import dev.caredesk.ChannelException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.spi.channel.PushReport.Attempt;
import dev.caredesk.spi.channel.PushReport.Sending;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Sends the reports of a {@link PushChannel} to the sink: on the caller's thread while all goes well, else from a queue on its
 * own thread. The lock is never held while the sink is called.
 */
final class PushOutbox {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ChannelId channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final Backoff backoff = new Backoff();
    private final Deque<PushReport> queue = new ArrayDeque<>();
    private Optional<ChannelSink> sink = Optional.empty();
    private Optional<ScheduledThreadPoolExecutor> worker = Optional.empty();
    private int run;
    private boolean stopped;
    private boolean scheduled;
    private int onTheirWay;

    PushOutbox(ChannelId channel) {
        this.channel = channel;
    }

    /** Starts reporting: first the held offers, read while no report can slip between, then the queue. */
    void start(ChannelSink to, Supplier<List<PushReport>> held) {
        lock.lock();
        try {
            if (sink.isPresent()) {
                throw new WrongCallException("channel must not be started twice");
            }
            sink = Optional.of(to);
            worker = Optional.of(Worker.named("caredesk-push-" + channel));
            run++;
            stopped = false;
            scheduled = false;
            backoff.succeeded();
            List<PushReport> first = held.get();
            for (int i = first.size() - 1; i >= 0; i--) {
                queue.addFirst(first.get(i));
            }
            schedule();
        } finally {
            lock.unlock();
        }
    }

    /** Stops reports and thread; waits for a report under way, but not for ever. The queue is kept for another start. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            sink = Optional.empty();
            worker.ifPresent(ScheduledThreadPoolExecutor::shutdown);
            worker = Optional.empty();
            long left = PATIENCE.toNanos();
            while (onTheirWay > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether it reports. */
    boolean isStarted() {
        lock.lock();
        try {
            return sink.isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** Throws if it is stopped. */
    void requireNotStopped() {
        lock.lock();
        try {
            if (stopped) {
                throw new WrongCallException("channel must not be called while it is stopped");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Reports an offer, unless it is not started yet: the start reports it then. */
    void offer(PushReport report) {
        admit(report, true).ifPresent(this::deliver);
    }

    /** Sends a report now, or as soon as possible. */
    void report(PushReport report) {
        admit(report, false).ifPresent(this::deliver);
    }

    private Optional<Sending> admit(PushReport report, boolean held) {
        lock.lock();
        try {
            requireNotStopped();
            if (sink.isPresent() && queue.isEmpty()) {
                return sink.map(to -> leaving(report, to));
            }
            if (sink.isPresent() || !held) {
                enqueue(report);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void deliver(Sending sending) {
        boolean kept = false;
        try {
            kept = sending.attempt() == Attempt.KEPT;
        } finally {
            arrived();
        }
        if (!kept) {
            again(sending.report());
        }
    }

    private void again(PushReport report) {
        lock.lock();
        try {
            backoff.failed();
            enqueue(report);
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(PushReport report) {
        if (queue.size() >= PushChannel.MOST_QUEUED) {
            throw ChannelException.unavailable(String.format(
                    Locale.ROOT,
                    "report queue must have at most %,d reports; report again later",
                    PushChannel.MOST_QUEUED));
        }
        queue.addLast(report);
        schedule();
    }

    private void schedule() {
        if (worker.isPresent() && !scheduled && !queue.isEmpty()) {
            scheduled = true;
            int now = run;
            ScheduledFuture<?> unused =
                    worker.get().schedule(() -> drain(now), backoff.delay().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void drain(int ofRun) {
        Optional<Sending> next = next(ofRun);
        while (next.isPresent()) {
            next = work(next.get(), ofRun) ? next(ofRun) : Optional.empty();
        }
    }

    /** Returns the head of the queue, which stays there while it is sent, so that nothing overtakes it. */
    private Optional<Sending> next(int ofRun) {
        lock.lock();
        try {
            if (run != ofRun || sink.isEmpty()) {
                return Optional.empty();
            }
            scheduled = !queue.isEmpty();
            return Optional.ofNullable(queue.peekFirst()).map(first -> leaving(first, sink.get()));
        } finally {
            lock.unlock();
        }
    }

    private boolean work(Sending sending, int ofRun) {
        Attempt attempt = Attempt.FAILED;
        try {
            attempt = sending.attempt();
        } catch (WrongCallException e) {
            attempt = Attempt.KEPT;
        } finally {
            arrived();
            settle(sending.report(), attempt, ofRun);
        }
        return attempt == Attempt.KEPT;
    }

    private void settle(PushReport report, Attempt attempt, int ofRun) {
        lock.lock();
        try {
            if (attempt != Attempt.STORAGE_FAILED && queue.removeFirstOccurrence(report) && attempt == Attempt.FAILED) {
                queue.addLast(report);
            }
            if (run != ofRun) {
                return;
            }
            if (attempt == Attempt.KEPT) {
                backoff.succeeded();
            } else {
                backoff.failed();
                scheduled = false;
                schedule();
            }
        } finally {
            lock.unlock();
        }
    }

    private Sending leaving(PushReport report, ChannelSink to) {
        onTheirWay++;
        return new Sending(report, to);
    }

    private void arrived() {
        lock.lock();
        try {
            onTheirWay--;
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
