package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.CheckReturnValue;
import dev.caredesk.RecordId;
import dev.caredesk.Stable;
import dev.caredesk.Version;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The result of committing a ChangeSet. Closed for ever: no further case will come. Checked in this order, the first that fails
 * answers: known id; drafts; versions (writes and {@link Require.AtVersion}); everything else. Only what was committed is
 * remembered.
 */
@CheckReturnValue
@Stable
public sealed interface CommitResult {

    /** Returns the case, to switch on. */
    Kind kind();

    /** The cases of a commit's result. Closed for ever: no further case will come. */
    enum Kind {
        /** {@link CommitResult.Committed}. */
        COMMITTED,
        /** {@link CommitResult.Stale}. */
        STALE,
        /** {@link CommitResult.Refused}. */
        REFUSED
    }

    /**
     * The case of a ChangeSet that is committed, now or by an earlier call.
     *
     * @param purpose what the id was given for when it was committed
     * @param versions the version of each written customer, request, activity and interaction after it
     * @param again whether it was committed before, so that this call wrote nothing
     */
    record Committed(ChangeSetId id, Purpose purpose, Map<RecordId, Version> versions, boolean again)
            implements CommitResult {
        public Committed {
            refuseNull("id", id, "purpose", purpose, "versions", versions);
            versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        }

        /** Returns the answer of a ChangeSet that is committed for the first time. */
        public static Committed of(ChangeSet changes) {
            refuseNull("changes", changes);
            Map<RecordId, Version> versions = new LinkedHashMap<>();
            changes.created()
                    .forEach(record -> record.versionIfAny().ifPresent(version -> versions.put(record.id(), version)));
            changes.changed().forEach(change -> versions.put(change.id(), change.version()));
            return new Committed(changes.id(), changes.purpose(), versions, false);
        }

        /** Returns the answer for a later call with the same id. */
        public Committed repeated() {
            return new Committed(id, purpose, versions, true);
        }

        @Override
        public Kind kind() {
            return Kind.COMMITTED;
        }
    }

    /**
     * The case of records that have another version than the ChangeSet is based on. Nothing was written.
     *
     * @param current those records as they are now
     */
    record Stale(List<Stored> current) implements CommitResult {
        public Stale {
            refuseNull("current", current);
            current = List.copyOf(current);
        }

        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    /** The case of conditions that do not hold; lists all that were found together. Nothing was written. */
    record Refused(List<Broken> conditions) implements CommitResult {
        public Refused {
            refuseNull("conditions", conditions);
            conditions = List.copyOf(conditions);
        }

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /** Applies the function of this case and returns its value. */
    default <R> R fold(
            Function<? super Committed, ? extends R> committed,
            Function<? super Stale, ? extends R> stale,
            Function<? super Refused, ? extends R> refused) {
        return switch (kind()) {
            case COMMITTED -> committed.apply((Committed) this);
            case STALE -> stale.apply((Stale) this);
            case REFUSED -> refused.apply((Refused) this);
        };
    }
}
