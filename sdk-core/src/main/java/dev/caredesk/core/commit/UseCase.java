package dev.caredesk.core.commit;

import dev.caredesk.Outcome;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult.Committed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that ends as one commit: load, decide, and what follows. {@link CommitLoop} runs it, again while others are faster.
 *
 * @param <S> what it is about
 * @param <R> its result
 */
public interface UseCase<S extends UseCase.Subject, R> {

    /** What a use case is about, as far as it has to be known before the turns of its engagements. */
    interface Subject {

        /** The engagements that take part, none twice. */
        List<Participant> participants();

        /** The engagement that the caller works in, whose end refuses; any other that ended meanwhile is looked for again. */
        default Optional<Participant> callers() {
            return Optional.empty();
        }
    }

    /** One engagement, that of the caller. */
    record Own<P extends Participant>(P engagement) implements Subject {
        @Override
        public List<Participant> participants() {
            return List.of(engagement);
        }

        @Override
        public Optional<Participant> callers() {
            return Optional.of(engagement);
        }
    }

    /**
     * A commit by which an earlier try is recognized, so that it is answered before anything refuses (E7).
     *
     * @param closes whether the engagement is over then
     */
    record Known<R>(ChangeSetId id, Function<Committed, R> result, boolean closes) {}

    /** Finds what the use case is about; again for each attempt, outside of all turns. */
    Outcome<S> load(Attempt attempt);

    /** Decides on the engagements as they stand, within their turns. */
    Outcome<Plan<R>> decide(S subject, Instant now);

    /**
     * How an earlier try is recognized once the draft has moved. A use case that can be recognized is about one state of the draft:
     * where that moved elsewhere it is refused, and any other one is decided again on the newer draft (D7).
     */
    default Optional<Known<R>> known(S subject) {
        return Optional.empty();
    }

    /** What follows once it is committed, outside of all turns. What is done stays done: it must not fail (E6). */
    default Outcome<R> done(S subject, R result, boolean again) {
        return Outcome.done(result);
    }
}
