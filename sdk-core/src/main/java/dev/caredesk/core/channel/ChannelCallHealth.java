package dev.caredesk.core.channel;

import dev.caredesk.ChannelException;
import dev.caredesk.core.runtime.FailureText;
import dev.caredesk.core.runtime.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The calls of one channel, with the failure of the last one for health. Safe for use by several threads. */
final class ChannelCallHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TenantScope scope;
    private volatile Optional<Instant> began = Optional.empty();
    private volatile Optional<String> failure = Optional.of("not started");

    ChannelCallHealth(TenantScope scope) {
        this.scope = scope;
    }

    /** Makes a call, and remembers whether it failed. */
    <T> T made(Supplier<T> call) {
        began = Optional.of(scope.now());
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
            began = Optional.empty();
        }
    }

    /** Makes a call without a result, as {@link #made} does. */
    void run(Runnable call) {
        made(() -> {
            call.run();
            return call;
        });
    }

    /** Returns the present failure; empty if there is none. */
    Optional<String> failure() {
        Optional<Duration> waiting = began.map(instant -> Duration.between(instant, scope.now()))
                .filter(duration -> duration.compareTo(PATIENCE) > 0);
        return waiting.map(duration -> "has not returned for " + duration.toSeconds() + " s")
                .or(() -> failure);
    }
}
