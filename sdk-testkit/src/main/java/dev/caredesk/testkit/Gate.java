package dev.caredesk.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A place at which threads of the code under test wait until the test lets them go on, so that a test needs no sleep. Once open it
 * stays open. Safe for use by several threads.
 */
public final class Gate {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** A closed gate. */
    public static Gate closed() {
        return new Gate();
    }

    private Gate() {}

    /** Waits here until the gate is open; an interrupt ends the waiting with an exception. */
    public void pass() {
        arrived.countDown();
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("thread must not be interrupted at a closed gate", e);
        }
    }

    /** Waits until a thread has come to the gate; fails after a minute. */
    public void awaitArrival() {
        try {
            if (!arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("a thread must come to the gate within the limit, none came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("wait at a gate must not be interrupted", e);
        }
    }

    /** Returns whether a thread has come to the gate. */
    public boolean hasArrival() {
        return arrived.getCount() == 0;
    }

    /** Opens it for good. */
    public void open() {
        open.countDown();
    }
}
