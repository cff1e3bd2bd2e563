package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.core.draft.Work;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult.Committed;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an operation decided: what to commit, and how the engagement stands once that is committed.
 *
 * @param changes empty when there is nothing to do
 * @param saves whether the draft's edits go with it
 * @param closes whether the engagement is over then
 * @param moves whether facts of other records follow that only the storage knows, such as the deadline of a request that an
 *     activity left
 */
record Plan<R>(
        Optional<Changes> changes,
        Work after,
        Function<Committed, R> result,
        boolean saves,
        boolean closes,
        boolean moves) {

    /** Decides on an engagement as it stands, at one instant. Pure: asked again after a refusal that a fresh read may mend. */
    @FunctionalInterface
    interface Decision<R> {
        Outcome<Plan<R>> decide(Work work, Instant now);

        /** How an earlier try of the same is recognized once the draft has moved; empty where none has to be. */
        default Optional<Known<R>> known(Work work) {
            return Optional.empty();
        }
    }

    /**
     * A commit by which an earlier try is recognized, so that it is answered before anything refuses (E7).
     *
     * @param closes whether the engagement is over then
     */
    record Known<R>(ChangeSetId id, Function<Committed, R> result, boolean closes) {}

    /** A decision whose earlier tries are recognized by their id. */
    record Repeatable<R>(Decision<R> once, Function<Work, Known<R>> same) implements Decision<R> {

        @Override
        public Outcome<Plan<R>> decide(Work work, Instant now) {
            return once.decide(work, now);
        }

        @Override
        public Optional<Known<R>> known(Work work) {
            return Optional.of(same.apply(work));
        }
    }

    static <R> Plan<R> commit(Changes changes, Work after, R result) {
        return new Plan<>(Optional.of(changes), after, committed -> result, false, false, false);
    }

    /** Nothing has to be done to come to that result. */
    static <R> Plan<R> nothing(Work as, R result) {
        return new Plan<>(Optional.empty(), as, committed -> result, false, false, false);
    }

    /** The same plan, after which facts are to be read again. */
    Plan<R> moving() {
        return new Plan<>(changes, after, result, saves, closes, true);
    }
}
