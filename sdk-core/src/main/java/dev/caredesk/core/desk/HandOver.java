package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.StorageException;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One commit that concerns two engagements of a desk: activities go from one to the other (A5, E1). */
final class HandOver {

    private static final int ATTEMPTS = 10;

    /** What to commit, and how both stand after it. */
    record Both(Changes changes, Work from, boolean fromCloses, Work to) {}

    /** Decides on both as they stand. */
    interface Decision {
        Outcome<Both> decide(Work from, Work to, Instant now);
    }

    private final TenantScope scope;
    private final Workspace workspace;

    HandOver(TenantScope scope, Workspace workspace) {
        this.scope = scope;
        this.workspace = workspace;
    }

    /** Runs it; {@code target} finds or opens the other engagement, again for each attempt. */
    Outcome<Session> run(Session from, Supplier<Outcome<Session>> target, Decision decision) {
        Optional<CommitResult> before = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Outcome<Session> found = target.get();
            if (!found.isDone()) {
                return found;
            }
            Session to = found.orElseThrow();
            Outcome<CommitResult> tried = alone(from, to, () -> attempt(from, to, decision));
            if (!tried.isDone()) {
                return Outcome.refused(tried.refusals());
            }
            CommitResult result = tried.orElseThrow();
            takeUpOpen(result);
            if (result instanceof CommitResult.Committed) {
                Session session = workspace.register(to);
                workspace.readCallsIfPossible(session);
                workspace.readJourneyIfPossible(session);
                workspace.readJourneyIfPossible(from);
                return Outcome.done(session);
            }
            if (result instanceof CommitResult.Refused refused
                    && before.filter(result::equals).isPresent()) {
                List<Refusal> why = Refusals.of(refused.conditions());
                return Outcome.refused(why);
            }
            before = Optional.of(result);
        }
        throw StorageException.unavailable("others changed the same records " + ATTEMPTS + " times in a row");
    }

    /** Both locks, always in the same order. */
    private static <R> R alone(Session one, Session two, Supplier<R> operation) {
        boolean ordered = one.work().id().value().compareTo(two.work().id().value()) < 0;
        Session first = ordered ? one : two;
        Session second = ordered ? two : one;
        return first.alone(() -> second.alone(operation));
    }

    private Outcome<CommitResult> attempt(Session from, Session to, Decision decision) {
        if (from.isOver()) {
            return Outcome.refused(Refusals.engagementClosed());
        }
        if (to.isOver()) {
            return Outcome.done(new CommitResult.Stale(List.of()));
        }
        return decision.decide(from.work(), to.work(), scope.now()).map(both -> {
            both.changes().draft(from.write(both.from(), both.fromCloses())).draft(to.write(both.to(), false));
            ChangeSet set = both.changes().build();
            from.owns(set.id());
            to.owns(set.id());
            CommitResult result = scope.commit(set);
            if (result instanceof CommitResult.Committed committed) {
                workspace.committed(set);
                accept(from, to, both, committed.again());
            } else {
                catchUp(from, to, result);
            }
            return result;
        });
    }

    /** A third engagement, so with neither lock held: they have one order for two only. */
    private void takeUpOpen(CommitResult result) {
        List<Broken> broken = result instanceof CommitResult.Refused refused ? refused.conditions() : List.of();
        broken.stream()
                .filter(Broken.CustomerOpen.class::isInstance)
                .forEach(open -> workspace.takeUp(((Broken.CustomerOpen) open).present()));
    }

    private static void accept(Session from, Session to, Both both, boolean again) {
        if (again) { // E7: they may have gone on since
            from.acceptAgain(both.fromCloses());
            to.acceptAgain(false);
        } else {
            from.accept(both.from(), both.fromCloses(), !both.fromCloses());
            to.accept(both.to(), false, true);
        }
    }

    private void catchUp(Session from, Session to, CommitResult result) {
        List<Broken> broken = result instanceof CommitResult.Refused refused ? refused.conditions() : List.of();
        for (Broken condition : broken) {
            if (condition instanceof Broken.DraftMoved moved) {
                EngagementId id = moved.engagement();
                (from.work().id().equals(id) ? from : to).adopt(moved.present());
            }
        }
        from.refresh();
        to.refresh();
    }
}
