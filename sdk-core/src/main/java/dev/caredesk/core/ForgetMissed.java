package dev.caredesk.core;

import dev.caredesk.core.runtime.TenantScope;
import java.time.Duration;
import java.time.Instant;

/** Deletes missed interactions that are kept no longer, and early ones that were never offered, in batches (D8). */
final class ForgetMissed {

    private static final int BATCH = 200;

    /** How long what is not kept stays in the storage, since an early interaction waits for its offer. */
    private static final Duration LEAST = Duration.ofDays(1);

    private final TenantScope scope;

    ForgetMissed(TenantScope scope) {
        this.scope = scope;
    }

    void run() {
        Duration kept = scope.limits().missedKept();
        Instant before = scope.now().minus(kept.isZero() ? LEAST : kept);
        int batch;
        do {
            batch = scope.storage().forgetInteractions(scope.id(), before, BATCH);
        } while (batch == BATCH);
    }
}
