package dev.caredesk.inmemory;

import dev.caredesk.desk.EngagementId;
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
final class DraftCheck {

    private final Drafts drafts;
    private final Set<EngagementId> written = new HashSet<>();
    private final Map<Drafts.Seat, EngagementId> taken = new HashMap<>();
    private final List<Broken> broken = new ArrayList<>();

    private DraftCheck(Drafts drafts) {
        this.drafts = drafts;
    }

    static List<Broken> broken(Drafts drafts, ChangeSet changes) {
        DraftCheck check = new DraftCheck(drafts);
        changes.drafts().forEach(write -> check.written.add(write.engagement()));
        changes.drafts().forEach(check::check);
        return check.broken;
    }

    static boolean hasMoved(DraftWrite write, Optional<StoredDraft> present) {
        return write.expected() != present.map(StoredDraft::revision).orElse(0L);
    }

    private void check(DraftWrite write) {
        Optional<StoredDraft> present = drafts.find(write.engagement());
        if (hasMoved(write, present)) {
            broken.add(new Broken.DraftMoved(write.engagement(), present));
        }
        if (write.document().isPresent()) {
            write.customer().ifPresent(customer -> checkSeat(write, new Drafts.Seat(write.desk(), customer)));
        }
    }

    private void checkSeat(DraftWrite write, Drafts.Seat seat) {
        // An engagement that this ChangeSet writes too counts as it will be, not as it is.
        Optional<EngagementId> stays = drafts.at(seat).filter(id -> !written.contains(id));
        Optional<EngagementId> other = stays.or(() -> Optional.ofNullable(taken.get(seat)));
        taken.put(seat, write.engagement());
        other.ifPresent(present -> broken.add(new Broken.CustomerOpen(write.engagement(), present)));
    }
}
