package dev.caredesk.inmemory.commit;

import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Stored;
import java.util.List;
import java.util.Optional;

/** One commit: all is checked, in the order of {@link CommitResult}, before anything is applied. */
public final class CommitChangeSet {

    private CommitChangeSet() {}

    public static CommitResult run(TenantData data, ChangeSet changes) {
        Optional<CommitResult.Committed> known = data.committed(changes.id());
        if (known.isPresent()) {
            return known.get();
        }
        List<Broken> moved = DraftCheck.broken(data.drafts(), changes);
        if (!moved.isEmpty()) {
            return new CommitResult.Refused(moved);
        }
        List<Stored> stale = VersionCheck.stale(data.records(), changes);
        if (!stale.isEmpty()) {
            return new CommitResult.Stale(stale);
        }
        List<Broken> broken = new ConditionCheck(data, changes).broken();
        if (!broken.isEmpty()) {
            return new CommitResult.Refused(broken);
        }
        return new ApplyChangeSet(data, changes).run();
    }
}
