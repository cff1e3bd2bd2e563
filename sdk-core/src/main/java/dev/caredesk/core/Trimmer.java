package dev.caredesk.core;

import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.event.Trimming;
import dev.caredesk.spi.storage.JournalTrim;
import java.time.Duration;
import java.time.Instant;

/** Trims the journal in batches; any number of nodes can do so at once (Z3). */
final class Trimmer {

    private static final int BATCH = 1_000;

    private final TenantScope scope;

    Trimmer(TenantScope scope) {
        this.scope = scope;
    }

    int trim(Trimming trimming) {
        JournalTrim trim = new JournalTrim(stays(trimming), trimming.audit());
        int gone = 0;
        int batch;
        do {
            batch = scope.storage().trimJournal(scope.id(), trim, BATCH);
            gone += batch;
        } while (batch == BATCH);
        return gone;
    }

    private JournalTrim.Stays stays(Trimming trimming) {
        return trimming.age()
                .<JournalTrim.Stays>map(age -> since(scope.now(), age))
                .or(() -> trimming.newest().map(JournalTrim.Newest::new))
                .orElseThrow();
    }

    private static JournalTrim.Since since(Instant now, Duration age) {
        return new JournalTrim.Since(now.minus(age), now);
    }
}
