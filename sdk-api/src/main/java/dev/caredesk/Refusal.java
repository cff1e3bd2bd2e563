package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.desk.UnsavedChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One reason why a rule refused, as data: a stable {@link #code()}, typed values, and a text in the caller's language that holds
 * no personal data. Later versions may add shapes and codes: callers of {@link #fold} then fail to compile until they handle the
 * new shape, as intended; code that tells shapes apart by {@code instanceof}, or compares codes, needs a default branch. JSON of
 * an unknown shape is read as {@link Other}.
 */
public sealed interface Refusal {

    /** Returns the stable code. */
    RefusalCode code();

    /** Returns the reason in the given language, or in English where there is no translation. */
    default String message(Locale language) {
        return Texts.of(this, language);
    }

    /**
     * A value that is beyond a limit, or empty where a value is required (L1, L2, L4, L6).
     *
     * @param record the record it was meant for, if there is one
     * @param field the field or setting
     * @param limit the limit, in the unit that the text names (characters, bytes, entries)
     * @param actual the actual size
     */
    record OverLimit(RefusalCode code, Optional<RecordId> record, Field field, long limit, long actual)
            implements Refusal {
        public OverLimit {
            refuseNull("code", code, "record", record, "field", field);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.overLimit(this);
        }
    }

    /**
     * A value that must be unique and is not (L3, C7).
     *
     * @param existing the value that it duplicates, as spelled there; data, not for a log
     * @param holder the record that holds it
     */
    record Duplicate(RefusalCode code, Field field, String existing, Optional<RecordId> holder) implements Refusal {
        public Duplicate {
            refuseNull("code", code, "field", field, "existing", existing);
            refuseNull("holder", holder);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.duplicate(this);
        }
    }

    /**
     * An operation that was based on an outdated state (N2, N3, D7, E5).
     *
     * @param notices whose changes are not loaded yet
     * @param conflicts what waits for a choice
     * @param present the present draft, where the draft has moved
     */
    record Stale(RefusalCode code, List<StaleNotice> notices, List<Conflict> conflicts, Optional<DraftState> present)
            implements Refusal {
        public Stale {
            refuseNull("code", code, "notices", notices, "conflicts", conflicts);
            refuseNull("present", present);
            notices = List.copyOf(notices);
            conflicts = List.copyOf(conflicts);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.stale(this);
        }
    }

    /** An operation on something that another agent has already (D4, D5). */
    record Taken(RefusalCode code, AgentId by) implements Refusal {
        public Taken {
            refuseNull("code", code, "by", by);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.taken(this);
        }
    }

    /** An operation on something that is over: a closed request, an ended activity, a closed engagement, a gone interaction. */
    record Closed(RefusalCode code, Optional<RecordId> record) implements Refusal {
        public Closed {
            refuseNull("code", code, "record", record);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.closed(this);
        }
    }

    /** An operation on something that does not exist for this tenant and desk; {@code name} is the requested id. */
    record Unknown(RefusalCode code, String name) implements Refusal {
        public Unknown {
            refuseNull("code", code, "name", name);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unknown(this);
        }
    }

    /** An operation that the rules do not allow here. */
    record NotAllowed(RefusalCode code, Optional<RecordId> record, Optional<Field> field) implements Refusal {
        public NotAllowed {
            refuseNull("code", code, "record", record, "field", field);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.notAllowed(this);
        }
    }

    /** Any other reason, with values by name; also one of an unknown shape, with its texts and numbers. */
    record Other(RefusalCode code, Map<String, String> values) implements Refusal {
        public Other {
            refuseNull("code", code, "values", values);
            values = Map.copyOf(values);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.other(this);
        }
    }

    /**
     * The present state of a draft.
     *
     * @param revision the number of the draft's state
     * @param unsaved the differences from the stored records
     */
    record DraftState(long revision, List<UnsavedChange> unsaved) {
        public DraftState {
            refuseNull("unsaved", unsaved);
            unsaved = List.copyOf(unsaved);
        }
    }

    /** A handler with one method for each case; an implementation no longer compiles when a version adds a case. */
    interface Cases<T> {

        /** Handles {@link Refusal.OverLimit}. */
        T overLimit(OverLimit refusal);

        /** Handles {@link Refusal.Duplicate}. */
        T duplicate(Duplicate refusal);

        /** Handles {@link Refusal.Stale}. */
        T stale(Stale refusal);

        /** Handles {@link Refusal.Taken}. */
        T taken(Taken refusal);

        /** Handles {@link Refusal.Closed}. */
        T closed(Closed refusal);

        /** Handles {@link Refusal.Unknown}. */
        T unknown(Unknown refusal);

        /** Handles {@link Refusal.NotAllowed}. */
        T notAllowed(NotAllowed refusal);

        /** Handles {@link Refusal.Other}. */
        T other(Other refusal);
    }

    /** Calls the handler's method for this case and returns its answer. */
    <T> T fold(Cases<T> cases);
}
