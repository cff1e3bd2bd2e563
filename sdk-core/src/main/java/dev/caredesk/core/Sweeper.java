package dev.caredesk.core;

import dev.caredesk.core.runtime.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Closes overdue requests in batches; any number of nodes can do so at once (R6, R9). */
final class Sweeper {

    private static final int BATCH = 500;

    private final TenantScope scope;
    private volatile Optional<Instant> last = Optional.empty();

    Sweeper(TenantScope scope) {
        this.scope = scope;
    }

    int sweep() {
        Instant now = scope.now();
        int closed = 0;
        int batch;
        do {
            batch = scope.storage().closeOverdue(scope.id(), now, BATCH);
            closed += batch;
        } while (batch == BATCH);
        last = Optional.of(now);
        if (closed > 0) {
            scope.ring();
        }
        return closed;
    }

    /** Returns how long ago the last sweep was. */
    Optional<Duration> lag() {
        return last.map(then -> {
            Duration lag = Duration.between(then, scope.now());
            return lag.isNegative() ? Duration.ZERO : lag;
        });
    }
}
