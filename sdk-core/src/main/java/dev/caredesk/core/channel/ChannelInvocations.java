package dev.caredesk.core.channel;

import dev.caredesk.ChannelException;
import dev.caredesk.core.runtime.FailureText;
import dev.caredesk.core.runtime.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** How the calls of one channel went: whether the last one returned, and what it failed with. Safe for use by several threads. */
final class ChannelInvocations {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TenantScope scope;
    private volatile Optional<Instant> began = Optional.empty();
    private volatile Optional<String> failure = Optional.of("not started");

    ChannelInvocations(TenantScope scope) {
        this.scope = scope;
    }

    /** Makes a call, and remembers how it went. */
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
            // An error is a channel's own trouble, as any other exception is: a retry may mend it.
            ChannelException failed = ChannelException.unavailable("the channel failed with an error", thrown);
            failure = Optional.of(FailureText.of(failed));
            throw failed;
        } finally {
            began = Optional.empty();
        }
    }

    /** As {@link #made}, for a call without a result. */
    void run(Runnable call) {
        made(() -> {
            call.run();
            return call;
        });
    }

    /** What is wrong; empty when nothing is. */
    Optional<String> failure() {
        Optional<Duration> waiting = began.map(instant -> Duration.between(instant, scope.now()))
                .filter(duration -> duration.compareTo(PATIENCE) > 0);
        return waiting.map(duration -> "has not returned for " + duration.toSeconds() + " s")
                .or(() -> failure);
    }
}
