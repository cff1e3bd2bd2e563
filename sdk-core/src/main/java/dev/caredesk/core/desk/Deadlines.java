package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.draft.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** R6, R7: deadlines are facts that others move on without a version, so nothing is refused for one that was only remembered. */
final class Deadlines {

    private Deadlines() {}

    /** As that decision; where a request has closed as far as is known here, it is decided again on one fresh read. */
    static <R> Plan.Decision<R> readAgain(Refresher refresher, Plan.Decision<R> decision) {
        return new Fresh<>(refresher, decision);
    }

    private record Fresh<R>(Refresher refresher, Plan.Decision<R> decision) implements Plan.Decision<R> {

        @Override
        public Outcome<Plan<R>> decide(Work work, Instant now) {
            Outcome<Plan<R>> decided = decision.decide(work, now);
            return isClosed(decided.refusals()) ? decision.decide(refresher.refresh(work), now) : decided;
        }

        @Override
        public Optional<Plan.Known<R>> known(Work work) {
            return decision.known(work);
        }
    }

    /** Whether a refusal may come from a deadline. */
    static boolean isClosed(List<Refusal> refusals) {
        return refusals.stream()
                .map(Refusal::code)
                .anyMatch(code -> code.equals(RefusalCode.REQUEST_CLOSED) || code.equals(RefusalCode.EDITS_UNSAVEABLE));
    }

    /** Reads an engagement again; true when it is still open. */
    static boolean readAgain(Session session) {
        return session.alone(() -> {
            session.refresh();
            return !session.isOver();
        });
    }
}
