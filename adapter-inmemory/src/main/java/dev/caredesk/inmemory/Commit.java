package dev.caredesk.inmemory;

import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Stored;
import java.util.List;

/** One commit: all is checked, in the order of {@link CommitResult}, before anything is applied. */
final class Commit {

    private Commit() {}

    static CommitResult run(TenantData data, ChangeSet changes) {
        CommitResult.Committed known = data.committed.get(changes.id());
        if (known != null) {
            return known;
        }
        List<Broken> moved = DraftCheck.broken(data.drafts, changes);
        if (!moved.isEmpty()) {
            return new CommitResult.Refused(moved);
        }
        List<Stored> stale = VersionCheck.stale(data.records, changes);
        if (!stale.isEmpty()) {
            return new CommitResult.Stale(stale);
        }
        List<Broken> broken = new ConditionCheck(data, changes).broken();
        if (!broken.isEmpty()) {
            return new CommitResult.Refused(broken);
        }
        return new Applied(data, changes).run();
    }
}
