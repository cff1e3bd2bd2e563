package dev.caredesk.verification;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The time that a proof waits for other threads, processes and servers before it fails. It ends early when what it waits for is
 * there, so it is long: no proof may fail because a machine is busy.
 */
public final class WaitLimit {

    public static final Duration MOST = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofMillis(10);

    private WaitLimit() {}

    /** Waits for what comes, with that patience. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(MOST).pollDelay(Duration.ZERO).pollInterval(LOOK);
    }
}
