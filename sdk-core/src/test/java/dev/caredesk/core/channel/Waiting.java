package dev.caredesk.core.channel;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a test waits for work of other threads before it fails: long, since a build machine may be busy. */
public final class Waiting {

    public static final Duration MOST = Duration.ofMinutes(5);

    private Waiting() {}

    /** Waits for what comes, with that patience. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(MOST);
    }
}
