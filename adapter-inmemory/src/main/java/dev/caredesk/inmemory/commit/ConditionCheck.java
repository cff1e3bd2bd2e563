package dev.caredesk.inmemory.commit;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.EndWrite;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.spi.storage.Write;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds all conditions of a ChangeSet that do not hold, drafts and versions apart. */
final class ConditionCheck {

    private final TenantData data;
    private final ChangeSet changes;
    private final Map<RecordId, Write> writes = new HashMap<>();
    private final Set<Broken> broken = new LinkedHashSet<>();

    ConditionCheck(TenantData data, ChangeSet changes) {
        this.data = data;
        this.changes = changes;
        changes.writes().forEach(write -> writes.put(write.record().id(), write));
    }

    List<Broken> broken() {
        changes.writes().forEach(this::write);
        changes.requires().forEach(this::require);
        changes.touches().forEach(this::touch);
        changes.ends().forEach(this::end);
        changes.holds().forEach(hold -> checkExistsAfterWrites(hold.activity()));
        changes.indexes().forEach(index -> checkExistsAfterWrites(index.customer()));
        changes.recents().forEach(recent -> checkExistsAfterWrites(recent.customer()));
        broken.addAll(ClaimCheck.broken(data.claims(), changes));
        return List.copyOf(broken);
    }

    private void write(Write write) {
        RecordId id = write.record().id();
        boolean there = data.records().has(id);
        if (write.base().isEmpty() && there) {
            broken.add(new Broken.Exists(id));
        } else if (write.base().isPresent() && !there) {
            broken.add(new Broken.Missing(id));
        }
        // Only comments and messages are in an activity.
        write.record().parent().filter(ActivityId.class::isInstance).ifPresent(this::checkExistsAfterWrites);
    }

    private void require(Require require) {
        checkExists(require.record());
        broken.addAll(require.fold(new RequirementCheck(data, changes)));
    }

    private void touch(Touch touch) {
        checkExistsAfterWrites(touch.request());
        if (!touch.ifOpen()) {
            afterWrites(touch.request()).ifPresent(this::checkOpen);
        }
    }

    /** R4, R7: at the ChangeSet's instant. */
    private void checkOpen(StoredRequest request) {
        if (!request.isOpenAt(changes.at())) {
            broken.add(new Broken.RequestClosed(request.id()));
        }
    }

    /** The request as touches will find it: a write may close it, and leaves the deadline of an existing one. */
    private Optional<StoredRequest> afterWrites(RequestId id) {
        Optional<StoredRequest> stored = data.records().requests().find(id);
        if (writes.containsKey(id) && writes.get(id).record() instanceof StoredRequest written) {
            return stored.map(written::writtenOver).or(() -> Optional.of(written));
        }
        return stored;
    }

    private void end(EndWrite end) {
        checkExistsAfterWrites(end.activity());
        data.records()
                .activities()
                .find(end.activity())
                .flatMap(StoredActivity::end)
                .ifPresent(ended -> broken.add(new Broken.Ended(end.activity())));
    }

    /** Notes a record that is not there already. */
    private void checkExists(RecordId id) {
        if (!data.records().has(id)) {
            broken.add(new Broken.Missing(id));
        }
    }

    /** Notes a record that will not be there after the writes. */
    private void checkExistsAfterWrites(RecordId id) {
        if (!writes.containsKey(id)) {
            checkExists(id);
        }
    }
}
