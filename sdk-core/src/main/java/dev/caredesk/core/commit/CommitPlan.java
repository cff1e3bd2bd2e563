package dev.caredesk.core.commit;

import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.view.EngagementCache;
import dev.caredesk.spi.storage.CommitResult.Committed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A decision of a use case: what to commit, and the state of its engagements afterwards.
 *
 * @param changes empty when there is nothing to commit
 * @param storesDraft whether to store the draft of the only participant instead (D6)
 * @param next one state for each participant of the use case, in their order
 */
public record CommitPlan<R>(
        Optional<Changes> changes, boolean storesDraft, List<NextState> next, Function<Committed, R> result) {

    /**
     * The state of an engagement after the commit.
     *
     * @param closes whether the commit closes it
     * @param saves whether the commit saves the edits of the draft
     * @param rereads whether to read records again, for facts that only the storage knows, such as the deadline of a request that an
     *     activity left
     * @param cache updates the cached data with what is known
     */
    public record NextState(
            EngagementData engagement,
            boolean closes,
            boolean saves,
            boolean rereads,
            UnaryOperator<EngagementCache> cache) {

        /** Returns the state of an engagement that stays open, with its draft as unsaved as before. */
        public static NextState of(EngagementData engagement) {
            return new NextState(engagement, false, false, false, UnaryOperator.identity());
        }

        /** Returns the state of an engagement whose draft is saved. */
        public static NextState saved(EngagementData engagement) {
            return new NextState(engagement, false, true, false, UnaryOperator.identity());
        }

        /** Returns the state of a closed engagement, its draft saved or dropped. */
        public static NextState closed(EngagementData engagement) {
            return new NextState(engagement, true, true, false, UnaryOperator.identity());
        }

        /** Returns a copy after which records are read again. */
        public NextState rereading() {
            return new NextState(engagement, closes, saves, true, cache);
        }

        /** Returns a copy with an update of the cached data. */
        public NextState caching(UnaryOperator<EngagementCache> change) {
            return new NextState(engagement, closes, saves, rereads, change);
        }
    }

    public CommitPlan {
        next = List.copyOf(next);
    }

    /** Returns a plan to commit the changes, with that result. */
    public static <R> CommitPlan<R> commit(Changes changes, R result, NextState... next) {
        return new CommitPlan<>(Optional.of(changes), false, List.of(next), committed -> result);
    }

    /** Returns a plan to do nothing, with that result. */
    public static <R> CommitPlan<R> nothing(R result) {
        return new CommitPlan<>(Optional.empty(), false, List.of(), committed -> result);
    }

    /** Returns a plan to store only the draft (D6). */
    public static <R> CommitPlan<R> storingDraft(R result) {
        return new CommitPlan<>(Optional.empty(), true, List.of(), committed -> result);
    }
}
