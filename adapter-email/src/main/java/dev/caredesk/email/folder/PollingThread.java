package dev.caredesk.email.folder;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that looks at the folder again and again until it is stopped, or, where nobody wants to watch, until all is read. */
public final class PollingThread {

    private static final Logger LOG = LoggerFactory.getLogger(PollingThread.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SHARE = 9;

    private final Function<BooleanSupplier, FolderPoller.PollResult> poll;
    private final Duration interval;
    private final boolean watching;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    public PollingThread(
            String name, Function<BooleanSupplier, FolderPoller.PollResult> poll, Duration interval, boolean watching) {
        this.poll = poll;
        this.interval = interval;
        this.watching = watching;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    /**
     * Ends it: nothing is reported from now on. A report that is under way is waited for, for five seconds at most. The thread is never
     * interrupted, since an interrupt within a report closes the files of some databases.
     */
    public void stop() {
        stop.countDown();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failures = 0;
        while (!isStopped()) {
            FolderPoller.PollResult result = poll();
            if (!watching && !result.failed() && !result.unsettled()) {
                return;
            }
            failures = result.failed() ? failures + 1 : 0;
            pause(pause(interval, failures, result.listing()));
        }
    }

    private FolderPoller.PollResult poll() {
        try {
            return poll.apply(this::isStopped);
        } catch (RuntimeException | Error e) { // whatever it is, the mails of tomorrow are wanted too
            LOG.warn("looking at the mail folder failed ({})", e.getClass().getSimpleName());
            return new FolderPoller.PollResult(true, true, Duration.ZERO);
        }
    }

    /** The interval; ever longer after failures, and so long that listing a huge folder takes a tenth of the time at most. */
    public static Duration pause(Duration interval, int failures, Duration listing) {
        Duration usual = longer(interval, listing.multipliedBy(SHARE));
        Duration doubled = interval.multipliedBy(1L << Math.min(failures, 20));
        Duration bounded = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return longer(usual, bounded);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void pause(Duration duration) {
        try {
            if (stop.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            return; // somebody is impatient: look again, or end if stopped
        }
    }
}
