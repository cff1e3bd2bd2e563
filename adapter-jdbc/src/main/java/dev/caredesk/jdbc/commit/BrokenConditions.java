package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
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
import java.util.Optional;
import java.util.Set;

/** The conditions of a ChangeSet on records, versions apart, that do not hold. */
final class BrokenConditions {
    private final ChangeSet changes;
    private final Map<RecordId, Stored> present;
    private final Map<CustomerId, RequestId> open;
    private final Map<RecordId, Stored> written = new HashMap<>();
    private final Set<ActivityId> ended = new HashSet<>();
    private final Set<Broken> broken = new LinkedHashSet<>();

    /** The condition of a requirement that does not hold, its record's existence and version apart. */
    private final Require.Cases<Optional<Broken>> unmet = new Require.Cases<>() {
        @Override
        public Optional<Broken> exists(Require.Exists exists) {
            return Optional.empty();
        }

        @Override
        public Optional<Broken> open(Require.Open required) {
            return present.get(required.request()) instanceof StoredRequest request && !request.isOpenAt(changes.at())
                    ? Optional.of(new Broken.RequestClosed(request.id()))
                    : Optional.empty();
        }

        @Override
        public Optional<Broken> atVersion(Require.AtVersion at) {
            return Optional.empty();
        }

        @Override
        public Optional<Broken> noOpenRequest(Require.NoOpenRequest none) {
            return Optional.ofNullable(open.get(none.customer())).map(Broken.RequestOpen::new);
        }
    };

    BrokenConditions(PresentState all) {
        changes = all.changes();
        present = all.records();
        open = all.open();
        changes.writes().forEach(write -> written.put(write.record().id(), write.record()));
    }

    Set<Broken> broken() {
        changes.writes().forEach(this::write);
        changes.requires().forEach(this::require);
        changes.touches().forEach(this::touch);
        changes.ends().forEach(this::end);
        changes.holds().forEach(hold -> checkExistsAfterWrites(hold.activity()));
        changes.indexes().forEach(index -> checkExistsAfterWrites(index.customer()));
        changes.recents().forEach(recent -> checkExistsAfterWrites(recent.customer()));
        return broken;
    }

    private void write(Write write) {
        RecordId id = write.record().id();
        if (write.base().isPresent()) {
            checkExists(id);
        } else if (present.containsKey(id)) {
            broken.add(new Broken.Exists(id));
        }
        PresentState.activityOf(write.record()).ifPresent(this::checkExistsAfterWrites);
    }

    private void require(Require require) {
        checkExists(require.record());
        require.fold(unmet).ifPresent(broken::add);
    }

    /** A touch finds the request as the writes leave it: one may close it, but not move the deadline of an existing one. */
    private void touch(Touch touch) {
        checkExistsAfterWrites(touch.request());
        Stored before = present.get(touch.request());
        Stored after = written.getOrDefault(touch.request(), before);
        if (!touch.ifOpen() && after instanceof StoredRequest request) {
            StoredRequest touched = before instanceof StoredRequest stored ? request.writtenOver(stored) : request;
            if (!touched.isOpenAt(changes.at())) {
                broken.add(new Broken.RequestClosed(touch.request()));
            }
        }
    }

    private void end(EndWrite end) {
        checkExistsAfterWrites(end.activity());
        Stored activity = present.getOrDefault(end.activity(), written.get(end.activity()));
        boolean over = activity instanceof StoredActivity stored && stored.end().isPresent();
        if (!ended.add(end.activity()) || over) {
            broken.add(new Broken.Ended(end.activity()));
        }
    }

    private void checkExists(RecordId id) {
        if (!present.containsKey(id)) {
            broken.add(new Broken.Missing(id));
        }
    }

    private void checkExistsAfterWrites(RecordId id) {
        if (!written.containsKey(id)) {
            checkExists(id);
        }
    }
}
