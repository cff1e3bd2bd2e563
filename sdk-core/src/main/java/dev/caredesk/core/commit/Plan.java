package dev.caredesk.core.commit;

import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.view.EngagementCache;
import dev.caredesk.spi.storage.CommitResult.Committed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The decision of a use case: what to commit, and how the engagements stand once that is committed.
 *
 * @param changes empty when there is nothing to commit
 * @param storesDraft whether the draft of the one participant is stored by itself instead (D6)
 * @param next one state for each participant of the use case, in their order
 */
public record Plan<R>(
        Optional<Changes> changes, boolean storesDraft, List<NextState> next, Function<Committed, R> result) {

    /**
     * An engagement after the commit.
     *
     * @param closes whether it is over then
     * @param saves whether the draft's edits are in the commit
     * @param rereads whether facts of other records follow that only the storage knows, such as the deadline of a request that an
     *     activity left
     * @param cache what is known of its read-only data by then
     */
    public record NextState(
            EngagementData engagement,
            boolean closes,
            boolean saves,
            boolean rereads,
            UnaryOperator<EngagementCache> cache) {

        /** An engagement that goes on, its draft as unsaved as before. */
        public static NextState of(EngagementData engagement) {
            return new NextState(engagement, false, false, false, UnaryOperator.identity());
        }

        /** An engagement whose draft is saved. */
        public static NextState saved(EngagementData engagement) {
            return new NextState(engagement, false, true, false, UnaryOperator.identity());
        }

        /** An engagement that is over, its draft saved or dropped. */
        public static NextState closed(EngagementData engagement) {
            return new NextState(engagement, true, true, false, UnaryOperator.identity());
        }

        /** As this, after which facts are read again. */
        public NextState rereading() {
            return new NextState(engagement, closes, saves, true, cache);
        }

        /** As this, with read-only data that is known already. */
        public NextState caching(UnaryOperator<EngagementCache> change) {
            return new NextState(engagement, closes, saves, rereads, change);
        }
    }

    public Plan {
        next = List.copyOf(next);
    }

    /** A commit that comes to that result. */
    public static <R> Plan<R> commit(Changes changes, R result, NextState... next) {
        return new Plan<>(Optional.of(changes), false, List.of(next), committed -> result);
    }

    /** Nothing has to be done to come to that result. */
    public static <R> Plan<R> nothing(R result) {
        return new Plan<>(Optional.empty(), false, List.of(), committed -> result);
    }

    /** Only the draft is stored (D6). */
    public static <R> Plan<R> storingDraft(R result) {
        return new Plan<>(Optional.empty(), true, List.of(), committed -> result);
    }
}
