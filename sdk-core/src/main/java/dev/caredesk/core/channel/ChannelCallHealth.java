package dev.caredesk.core.channel;

import dev.caredesk.ChannelException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.core.runtime.FailureText;
import dev.caredesk.core.runtime.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The calls of one channel, with the failure of the last one for health. Safe for use by several threads. */
final class ChannelCallHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TenantScope scope;
    private final String where;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Map<Long, Instant> underWay = new ConcurrentHashMap<>();
    private volatile Optional<String> failure = Optional.of("not started");

    ChannelCallHealth(TenantScope scope, ChannelId channel) {
        this.scope = scope;
        this.where = "channel " + channel.value();
    }

    /** Returns the name of the channel in logs and health. */
    String where() {
        return where;
    }

    /** Makes a call, and remembers whether it failed. */
    <T> T made(Supplier<T> call) {
        long number = calls.incrementAndGet();
        underWay.put(number, scope.now());
        try {
            T result = call.get();
            failure = Optional.empty();
            return result;
        } catch (RuntimeException thrown) {
            failure = Optional.of(FailureText.of(thrown));
            throw thrown;
        } catch (Throwable thrown) {
            // An error is handled as any other exception: a retry may help.
            ChannelException failed = ChannelException.unavailable("the channel failed with an error", thrown);
            failure = Optional.of(FailureText.of(failed));
            throw failed;
        } finally {
            underWay.remove(number);
        }
    }

    /** Makes a call without a result, as {@link #made} does. */
    void run(Runnable call) {
        made(() -> {
            call.run();
            return call;
        });
    }

    /** Counts a command that the channel refused for good. */
    void refused() {
        refused.incrementAndGet();
    }

    /** Returns how many commands it refused. */
    long refusals() {
        return refused.get();
    }

    /** Returns the present failure; empty if there is none. */
    Optional<String> failure() {
        return underWay.values().stream()
                .min(Comparator.naturalOrder())
                .map(began -> Duration.between(began, scope.now()))
                .filter(waiting -> waiting.compareTo(PATIENCE) > 0)
                .map(waiting -> "has not returned for " + waiting.toSeconds() + " s")
                .or(() -> failure);
    }
}
