package dev.caredesk.core.commit;

import dev.caredesk.Outcome;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult.Committed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An operation that ends in one commit: load, decide, finish. {@link CommitLoop} runs it, again as long as others are faster.
 *
 * @param <S> its subject
 * @param <R> its result
 */
public interface UseCase<S extends UseCase.Subject, R> {

    /** The subject of a use case: the engagements and records that it needs before the turns. */
    interface Subject {

        /** Returns the engagements that take part, each once. */
        List<CommitParticipant> participants();

        /** Returns the caller's own engagement, which refuses once it is closed; any other one is then looked up again. */
        default Optional<CommitParticipant> callers() {
            return Optional.empty();
        }
    }

    /** The caller's own engagement as the only one. */
    record Own<P extends CommitParticipant>(P engagement) implements Subject {
        @Override
        public List<CommitParticipant> participants() {
            return List.of(engagement);
        }

        @Override
        public Optional<CommitParticipant> callers() {
            return Optional.of(engagement);
        }
    }

    /**
     * A commit by which an earlier try is recognized, so that it is answered before anything refuses (E7).
     *
     * @param closes whether that commit closed the engagement
     */
    record Known<R>(ChangeSetId id, Function<Committed, R> result, boolean closes) {}

    /** Loads the subject, again for each attempt, outside of all turns. */
    Outcome<S> load(Attempt attempt);

    /** Decides on the engagements in their present state, within their turns. */
    Outcome<CommitPlan<R>> decide(S subject, Instant now);

    /**
     * Returns how to recognize an earlier try once the draft has moved. A use case that can be recognized is about one state of the draft,
     * and is refused if that moved elsewhere; any other one is decided again on the newer draft (D7).
     */
    default Optional<Known<R>> known(S subject) {
        return Optional.empty();
    }

    /** Finishes after the commit, outside of all turns. It must not fail, because the commit stands (E6). */
    default Outcome<R> done(S subject, R result, boolean again) {
        return Outcome.done(result);
    }
}
