package dev.caredesk.inmemory.commit;

import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.table.DraftTable;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.StoredDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The conditions of stored drafts: the expected revision (D7), and one engagement for a customer on a desk (D3). */
public final class DraftCheck {

    private final DraftTable drafts;
    private final Set<EngagementId> written = new HashSet<>();
    private final Map<DraftTable.CustomerOnDesk, EngagementId> taken = new HashMap<>();
    private final List<Broken> broken = new ArrayList<>();

    private DraftCheck(DraftTable drafts) {
        this.drafts = drafts;
    }

    static List<Broken> broken(DraftTable drafts, ChangeSet changes) {
        DraftCheck check = new DraftCheck(drafts);
        changes.drafts().forEach(write -> check.written.add(write.engagement()));
        changes.drafts().forEach(check::check);
        return check.broken;
    }

    public static boolean hasMoved(DraftWrite write, Optional<StoredDraft> present) {
        return write.expected() != present.map(StoredDraft::revision).orElse(0L);
    }

    private void check(DraftWrite write) {
        Optional<StoredDraft> present = drafts.find(write.engagement());
        if (hasMoved(write, present)) {
            broken.add(new Broken.DraftMoved(write.engagement(), present));
        }
        if (write.document().isPresent()) {
            write.customer()
                    .ifPresent(customer ->
                            checkCustomerOnDesk(write, new DraftTable.CustomerOnDesk(write.desk(), customer)));
        }
    }

    private void checkCustomerOnDesk(DraftWrite write, DraftTable.CustomerOnDesk place) {
        // An engagement that this ChangeSet writes too counts as it will be, not as it is.
        Optional<EngagementId> stays = drafts.engagementOf(place).filter(id -> !written.contains(id));
        Optional<EngagementId> other = stays.or(() -> Optional.ofNullable(taken.get(place)));
        taken.put(place, write.engagement());
        other.ifPresent(present -> broken.add(new Broken.CustomerOpen(write.engagement(), present)));
    }
}
