package dev.caredesk.jdbc;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.EndWrite;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.spi.storage.Write;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The conditions of a ChangeSet on records, versions apart, that do not hold. */
final class Conditions {
    private final ChangeSet changes;
    private final Map<RecordId, Stored> present;
    private final Map<RecordId, Stored> written = new HashMap<>();
    private final Set<ActivityId> ended = new HashSet<>();
    private final Set<Broken> broken = new LinkedHashSet<>();

    Conditions(Present all) {
        changes = all.changes();
        present = all.records();
        changes.writes().forEach(write -> written.put(write.record().id(), write.record()));
    }

    Set<Broken> broken() {
        changes.writes().forEach(this::write);
        changes.requires().forEach(this::require);
        changes.touches().forEach(this::touch);
        changes.ends().forEach(this::end);
        changes.holds().forEach(hold -> willBeThere(hold.activity()));
        changes.indexes().forEach(index -> willBeThere(index.customer()));
        changes.recents().forEach(recent -> willBeThere(recent.customer()));
        return broken;
    }

    private void write(Write write) {
        RecordId id = write.record().id();
        if (write.base().isPresent()) {
            isThere(id);
        } else if (present.containsKey(id)) {
            broken.add(new Broken.Exists(id));
        }
        Present.activityOf(write.record()).ifPresent(this::willBeThere);
    }

    private void require(Require require) {
        isThere(Present.record(require));
        if (require instanceof Require.Open open && present.get(open.request()) instanceof StoredRequest request) {
            open(open.request(), request.isOpenAt(changes.at()));
        }
    }

    /** A touch finds the request as the writes leave it: one may close it, but not move the deadline of an existing one. */
    private void touch(Touch touch) {
        willBeThere(touch.request());
        Stored before = present.get(touch.request());
        Stored after = written.getOrDefault(touch.request(), before);
        if (!touch.ifOpen() && after instanceof StoredRequest request) {
            StoredRequest timed = before instanceof StoredRequest stored ? stored : request;
            open(touch.request(), request.closed().isEmpty() && timed.closesAt().isAfter(changes.at()));
        }
    }

    private void open(RequestId request, boolean open) {
        if (!open) {
            broken.add(new Broken.RequestClosed(request));
        }
    }

    private void end(EndWrite end) {
        willBeThere(end.activity());
        Stored activity = present.getOrDefault(end.activity(), written.get(end.activity()));
        boolean over = activity instanceof StoredActivity stored && stored.end().isPresent();
        if (!ended.add(end.activity()) || over) {
            broken.add(new Broken.Ended(end.activity()));
        }
    }

    private void isThere(RecordId id) {
        if (!present.containsKey(id)) {
            broken.add(new Broken.Missing(id));
        }
    }

    private void willBeThere(RecordId id) {
        if (!written.containsKey(id)) {
            isThere(id);
        }
    }
}
