package dev.caredesk.core;

import dev.caredesk.TenantId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.util.Optional;

/** A storage on which another place stores a draft just before this one does, with nothing changed in it. */
final class RivalStorage extends DelegatingStorage {

    private int times;
    private Optional<EngagementId> only = Optional.empty();

    RivalStorage() {
        super(InMemoryStorage.create());
    }

    /** The next so many times, of any engagement. */
    void beFaster(int more) {
        times = more;
        only = Optional.empty();
    }

    /** Each time, of that engagement. */
    void beFasterAt(EngagementId engagement) {
        times = Integer.MAX_VALUE;
        only = Optional.of(engagement);
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        if (times > 0 && only.map(draft.engagement()::equals).orElse(true)) {
            times--;
            StoredDraft before = desks().draft(tenant, draft.engagement()).orElseThrow();
            DraftResult stored = super.saveDraft(
                    tenant,
                    new DraftWrite(
                            draft.engagement(),
                            draft.desk(),
                            draft.customer(),
                            before.revision(),
                            Math.max(before.revision(), draft.revision()) + 1,
                            Optional.of(before.document())));
            if (stored instanceof DraftResult.Moved) {
                throw new AssertionError("nobody else is here");
            }
        }
        return super.saveDraft(tenant, draft);
    }
}
