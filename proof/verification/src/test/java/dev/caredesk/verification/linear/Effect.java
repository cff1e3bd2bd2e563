package dev.caredesk.verification.linear;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.verification.linear.State.Value;
import java.util.Map;
import java.util.Optional;

/** What an operation did, as its client was told: the model of a storage that does one after another (N2, E7). */
sealed interface Effect {

    /** The state after it; empty when it can't have been done in that one. */
    Optional<State> on(State before);

    /** Whether it may as well never be done. */
    default boolean isUncertain() {
        return false;
    }

    /** It read records together. */
    record Read(Map<RecordId, Value> seen) implements Effect {
        @Override
        public Optional<State> on(State before) {
            return Optional.of(before).filter(state -> state.has(seen));
        }
    }

    /**
     * It saved records together, and was acknowledged.
     *
     * @param bases the version on which each was based
     * @param versions those that it was told of
     */
    record Saved(Map<RecordId, Version> bases, Map<RecordId, Version> versions, String text) implements Effect {
        @Override
        public Optional<State> on(State before) {
            return Optional.of(before)
                    .filter(state -> state.hasVersions(bases))
                    .map(state -> state.written(bases.keySet(), text))
                    .filter(state -> state.hasVersions(versions));
        }
    }

    /**
     * It was refused, as records had another version.
     *
     * @param current those records, as it was told; no other has another version
     */
    record Stale(Map<RecordId, Version> bases, Map<RecordId, Value> current) implements Effect {
        @Override
        public Optional<State> on(State before) {
            boolean all = bases.entrySet().stream()
                    .allMatch(base -> current.containsKey(base.getKey())
                            != base.getValue().equals(before.version(base.getKey())));
            return Optional.of(before).filter(state -> !current.isEmpty() && all && state.has(current));
        }
    }

    /** It would have saved, and nobody said whether it did. */
    record Unknown(Saved save) implements Effect {
        @Override
        public Optional<State> on(State before) {
            return save.on(before);
        }

        @Override
        public boolean isUncertain() {
            return true;
        }
    }
}
