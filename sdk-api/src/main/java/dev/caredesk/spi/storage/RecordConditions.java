package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The conditions of a ChangeSet on records, versions apart. Lives for one check. */
final class RecordConditions {

    private final ChangeSet changes;
    private final PresentState present;
    private final Map<RecordId, Stored> created = new HashMap<>();
    private final Map<RecordId, RecordChange> changed = new HashMap<>();
    private final Set<Broken> broken = new LinkedHashSet<>();

    /** The condition of a requirement that does not hold, its record's existence and version apart. */
    private final Require.Cases<Optional<Broken>> unmet = new Require.Cases<>() {
        @Override
        public Optional<Broken> exists(Require.Exists exists) {
            return Optional.empty();
        }

        @Override
        public Optional<Broken> open(Require.Open open) {
            return present.record(open.request()).orElse(null) instanceof StoredRequest request
                            && !request.isOpenAt(changes.at())
                    ? Optional.of(new Broken.RequestClosed(request.id()))
                    : Optional.empty();
        }

        @Override
        public Optional<Broken> atVersion(Require.AtVersion at) {
            return Optional.empty();
        }

        @Override
        public Optional<Broken> noOpenRequest(Require.NoOpenRequest none) {
            return present.openRequest(none.customer(), changes.at()).map(Broken.RequestOpen::new);
        }

        @Override
        public Optional<Broken> laneLeased(Require.LaneLeased leased) {
            boolean has = present.leaseOf(leased.interaction())
                    .filter(leased.process()::equals)
                    .isPresent();
            return has ? Optional.empty() : Optional.of(new Broken.LaneMoved(leased.interaction()));
        }

        @Override
        public Optional<Broken> laneParked(Require.LaneParked parked) {
            return present.isParked(parked.interaction())
                    ? Optional.empty()
                    : Optional.of(new Broken.LaneMoved(parked.interaction()));
        }
    };

    RecordConditions(ChangeSet changes, PresentState present) {
        this.changes = changes;
        this.present = present;
        changes.created().forEach(record -> created.put(record.id(), record));
        changes.changed().forEach(change -> changed.put(change.id(), change));
    }

    /** Returns those that do not hold, each once. */
    Set<Broken> broken() {
        changes.created().forEach(this::create);
        changed.keySet().forEach(this::checkExists);
        changes.requires().forEach(this::require);
        changes.touches().forEach(this::touch);
        changes.ends().forEach(this::end);
        changes.holds().forEach(hold -> checkWillExist(hold.activity()));
        changes.failures().forEach(failure -> checkWillExist(failure.record()));
        changes.commands().forEach(command -> checkWillExist(command.interaction()));
        changes.indexes().forEach(index -> checkWillExist(index.customer()));
        changes.recents().forEach(recent -> checkWillExist(recent.customer()));
        return broken;
    }

    /** Returns the activity that a comment, or the interaction that a message, is added to; empty for any other record. */
    static Optional<? extends RecordId> addedTo(Stored record) {
        return record.parent().filter(parent -> parent instanceof ActivityId || parent instanceof InteractionId);
    }

    private void create(Stored record) {
        if (present.record(record.id()).isPresent()) {
            broken.add(new Broken.Exists(record.id()));
        }
        addedTo(record).ifPresent(this::checkWillExist);
    }

    private void require(Require require) {
        checkExists(require.record());
        require.fold(unmet).ifPresent(broken::add);
    }

    /** Checks that a touched request is open as the ChangeSet leaves it, which may create or close it. */
    private void touch(Touch touch) {
        checkWillExist(touch.request());
        if (!touch.ifOpen() && willExist(touch.request()).orElse(null) instanceof StoredRequest stored) {
            StoredRequest after = changed.get(stored.id()) instanceof RecordChange.RequestChange change
                    ? change.appliedTo(stored)
                    : stored;
            if (!after.isOpenAt(changes.at())) {
                broken.add(new Broken.RequestClosed(touch.request()));
            }
        }
    }

    private void end(EndWrite end) {
        checkWillExist(end.activity());
        boolean ended = willExist(end.activity())
                .filter(activity ->
                        activity instanceof StoredActivity found && found.end().isPresent())
                .isPresent();
        if (ended) {
            broken.add(new Broken.Ended(end.activity()));
        }
    }

    /** Returns a record as stored, else as created. */
    private Optional<Stored> willExist(RecordId id) {
        return present.record(id).<Stored>map(stored -> stored).or(() -> Optional.ofNullable(created.get(id)));
    }

    /** Notes a record that is not stored already. */
    private void checkExists(RecordId id) {
        if (present.record(id).isEmpty()) {
            broken.add(new Broken.Missing(id));
        }
    }

    /** Notes a record that is neither stored nor created. */
    private void checkWillExist(RecordId id) {
        if (!created.containsKey(id)) {
            checkExists(id);
        }
    }
}
