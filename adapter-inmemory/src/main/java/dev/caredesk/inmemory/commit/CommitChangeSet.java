package dev.caredesk.inmemory.commit;

import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitCheck;
import dev.caredesk.spi.storage.CommitResult;
import java.util.Optional;

/** One commit: all is checked before anything is applied. */
public final class CommitChangeSet {

    private CommitChangeSet() {}

    public static CommitResult run(TenantData data, ChangeSet changes) {
        Optional<CommitResult.Committed> known = data.committed(changes.id());
        if (known.isPresent()) {
            return known.get();
        }
        return CommitCheck.refusal(changes, new TenantState(data))
                .orElseGet(() -> new ApplyChangeSet(data, changes).run());
    }
}
