package dev.caredesk.verification.linear;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.verification.linear.RegisterState.RegisterValue;
import java.util.Map;
import java.util.Optional;

/** The effect of an operation, as its client was told: the model of a storage that does one after another (N2, E7). */
sealed interface OperationEffect {

    /** The state after it; empty when it can't have been done in that one. */
    Optional<RegisterState> on(RegisterState before);

    /** Returns whether it may as well never be done. */
    default boolean isUncertain() {
        return false;
    }

    /** It read records together. */
    record ReadEffect(Map<RecordId, RegisterValue> seen) implements OperationEffect {
        @Override
        public Optional<RegisterState> on(RegisterState before) {
            return Optional.of(before).filter(state -> state.has(seen));
        }
    }

    /**
     * It saved records together, and was acknowledged.
     *
     * @param bases the version on which each was based
     * @param versions those that it was told of
     */
    record SavedEffect(Map<RecordId, Version> bases, Map<RecordId, Version> versions, String text)
            implements OperationEffect {
        @Override
        public Optional<RegisterState> on(RegisterState before) {
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
    record StaleEffect(Map<RecordId, Version> bases, Map<RecordId, RegisterValue> current) implements OperationEffect {
        @Override
        public Optional<RegisterState> on(RegisterState before) {
            boolean all = bases.entrySet().stream()
                    .allMatch(base -> current.containsKey(base.getKey())
                            != base.getValue().equals(before.version(base.getKey())));
            return Optional.of(before).filter(state -> !current.isEmpty() && all && state.has(current));
        }
    }

    /** It would have saved, and nobody said whether it did. */
    record UnknownEffect(SavedEffect save) implements OperationEffect {
        @Override
        public Optional<RegisterState> on(RegisterState before) {
            return save.on(before);
        }

        @Override
        public boolean isUncertain() {
            return true;
        }
    }
}
