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
 * One reason why a rule refused, as data: a stable {@link #code()}, typed values, and a text in the caller's language that
 * holds no personal data. More shapes and codes may come, so a caller keeps a default branch; the code says what happened.
 * A client that does not know a shape reads it as {@link Other}.
 */
public sealed interface Refusal {

    /** The stable code. */
    RefusalCode code();

    /** The reason in that language; English where there is no text in it. */
    default String message(Locale language) {
        return Texts.of(this, language);
    }

    /**
     * A value that is beyond a limit (L1, L2, L4, L6), or that is empty where something is needed.
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
     * @param existing what it duplicates, as it is spelled there; data, not for a log
     * @param holder the record that holds it
     */
    record Duplicate(RefusalCode code, Field field, String existing, Optional<RecordId> holder) implements Refusal {
        public Duplicate {
            refuseNull("code", code, "field", field, "existing", existing, "holder", holder);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.duplicate(this);
        }
    }

    /**
     * Something that was based on a state that is no longer (N2, N3, D7, E5).
     *
     * @param notices whose changes are not loaded yet
     * @param conflicts what waits for a choice
     * @param present the present draft, where the draft has moved
     */
    record Stale(RefusalCode code, List<StaleNotice> notices, List<Conflict> conflicts, Optional<DraftState> present)
            implements Refusal {
        public Stale {
            refuseNull("code", code, "notices", notices, "conflicts", conflicts, "present", present);
            notices = List.copyOf(notices);
            conflicts = List.copyOf(conflicts);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.stale(this);
        }
    }

    /** Something that one agent can have and another has (D4, D5). */
    record Taken(RefusalCode code, AgentId by) implements Refusal {
        public Taken {
            refuseNull("code", code, "by", by);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.taken(this);
        }
    }

    /** Something that is over: a closed request, an ended activity, a closed engagement, an interaction that is gone. */
    record Closed(RefusalCode code, Optional<RecordId> record) implements Refusal {
        public Closed {
            refuseNull("code", code, "record", record);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.closed(this);
        }
    }

    /** Something that does not exist for this tenant and desk; {@code name} is the id that was asked for. */
    record Unknown(RefusalCode code, String name) implements Refusal {
        public Unknown {
            refuseNull("code", code, "name", name);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unknown(this);
        }
    }

    /** Something that the rules do not allow here. */
    record NotAllowed(RefusalCode code, Optional<RecordId> record, Optional<Field> field) implements Refusal {
        public NotAllowed {
            refuseNull("code", code, "record", record, "field", field);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.notAllowed(this);
        }
    }

    /** Any other reason, with values by name; also one whose shape only a newer version of the SDK knows, with what it says in texts and numbers. */
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
     * The draft as it stands now.
     *
     * @param revision the number of the draft's state
     * @param unsaved what differs from what is stored
     */
    record DraftState(long revision, List<UnsavedChange> unsaved) {
        public DraftState {
            refuseNull("unsaved", unsaved);
            unsaved = List.copyOf(unsaved);
        }
    }

    /** One answer for each case, so that code which handles them all does not compile once there is a further one. */
    interface Cases<T> {

        /** For {@link Refusal.OverLimit}. */
        T overLimit(OverLimit refusal);

        /** For {@link Refusal.Duplicate}. */
        T duplicate(Duplicate refusal);

        /** For {@link Refusal.Stale}. */
        T stale(Stale refusal);

        /** For {@link Refusal.Taken}. */
        T taken(Taken refusal);

        /** For {@link Refusal.Closed}. */
        T closed(Closed refusal);

        /** For {@link Refusal.Unknown}. */
        T unknown(Unknown refusal);

        /** For {@link Refusal.NotAllowed}. */
        T notAllowed(NotAllowed refusal);

        /** For {@link Refusal.Other}. */
        T other(Other refusal);
    }

    /** The answer for the case that this one is. */
    <T> T fold(Cases<T> cases);
}
