package dev.caredesk.core.commit;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.StorageException;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.UseCase.Known;
import dev.caredesk.core.commit.UseCase.Subject;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs use cases and commits their plans; the core commits in no other way. Thread-safe.
 *
 * <ol>
 *   <li>The use case loads what it needs.
 *   <li>The loop takes the turns of its engagements, the use case decides, and the storage commits the plan. A refusal because of a closed
 *       request is decided once more after a fresh read, since others move deadlines on without a new version (R6, R7).
 *   <li>If the storage refuses, the engagements read what is stored now, and the loop starts again, up to 10 attempts. The same refusal
 *       twice in a row is the result.
 *   <li>After the turns, everybody who waits for commits is told.
 * </ol>
 */
public final class CommitLoop {

    private static final int ATTEMPTS = 10;
    private static final Committed NOTHING = new Committed(ChangeSetId.of("none"), Purpose.ONLY, Map.of(), false);

    private final TenantScope scope;

    /** @param scope has the storage to commit to */
    public CommitLoop(TenantScope scope) {
        this.scope = scope;
    }

    /**
     * The result of one attempt.
     *
     * @param end the outcome; empty to try again
     * @param refused why the storage refused
     * @param written the committed changes; empty when nothing was committed
     */
    private record Tried<R>(Optional<Outcome<R>> end, Optional<CommitResult> refused, Optional<Written> written) {

        static <R> Tried<R> ended(Outcome<R> end) {
            return new Tried<>(Optional.of(end), Optional.empty(), Optional.empty());
        }

        static <R> Tried<R> again(Optional<CommitResult> refused) {
            return new Tried<>(Optional.empty(), refused, Optional.empty());
        }
    }

    /** Committed changes; {@code again} if they were committed before. */
    private record Written(ChangeSet changes, boolean again) {}

    /**
     * Runs a use case and returns its outcome.
     *
     * @throws StorageException if the storage fails, or if others were faster 10 times in a row
     */
    public <S extends Subject, R> Outcome<R> run(UseCase<S, R> useCase) {
        Set<CommitParticipant> all = new LinkedHashSet<>();
        Attempt attempt = Attempt.FIRST;
        try {
            while (attempt.number() < ATTEMPTS) {
                Outcome<S> loaded = useCase.load(attempt);
                if (!loaded.isDone()) {
                    return Outcome.refused(loaded.refusals());
                }
                S subject = loaded.orElseThrow();
                all.addAll(subject.participants());
                Attempt now = attempt;
                Tried<R> tried = inTurns(subject.participants(), () -> tryOnce(useCase, subject, now));
                if (tried.end().isPresent()) {
                    return finished(useCase, subject, tried);
                }
                attempt = attempt.next(tried.refused());
            }
        } finally {
            all.forEach(CommitParticipant::leave);
        }
        throw StorageException.unavailable("others changed the same records " + ATTEMPTS + " times in a row");
    }

    private <S extends Subject, R> Outcome<R> finished(UseCase<S, R> useCase, S subject, Tried<R> tried) {
        Outcome<R> end = tried.end().orElseThrow();
        if (tried.written().isEmpty()) {
            return end;
        }
        Written written = tried.written().get();
        scope.announce(written.changes());
        return end.then(result -> useCase.done(subject, result, written.again()));
    }

    /**
     * Runs an operation within the turns of the participants, which it takes in the order of ids, so that no two use cases wait for each
     * other.
     */
    private static <R> R inTurns(List<CommitParticipant> participants, Supplier<R> operation) {
        List<CommitParticipant> ordered = participants.stream()
                .sorted(Comparator.comparing(participant -> participant.id().value()))
                .toList();
        List<Runnable> afterwards = new ArrayList<>();
        ordered.forEach(CommitParticipant::beginTurn);
        try {
            return operation.get();
        } finally {
            ordered.forEach(participant -> afterwards.add(participant.endTurn()));
            afterwards.forEach(Runnable::run);
        }
    }

    private <S extends Subject, R> Tried<R> tryOnce(UseCase<S, R> useCase, S subject, Attempt attempt) {
        if (subject.callers().filter(CommitParticipant::isClosed).isPresent()) {
            return Tried.ended(Outcome.refused(Refusals.engagementClosed()));
        }
        if (subject.participants().stream().anyMatch(CommitParticipant::isClosed)) {
            return Tried.again(Optional.empty());
        }
        Outcome<CommitPlan<R>> decided = decide(useCase, subject);
        if (!decided.isDone()) {
            return Tried.ended(refusedOrKnown(useCase, subject, decided.refusals()));
        }
        CommitPlan<R> plan = decided.orElseThrow();
        if (plan.storesDraft()) {
            return storeDraft(useCase, subject, plan, attempt);
        }
        return plan.changes()
                .map(changes -> commit(useCase, subject, plan, changes, attempt))
                .orElseGet(() -> Tried.ended(done(plan)));
    }

    private static <R> Outcome<R> done(CommitPlan<R> plan) {
        return Outcome.done(plan.result().apply(NOTHING));
    }

    private <S extends Subject, R> Tried<R> storeDraft(
            UseCase<S, R> useCase, S subject, CommitPlan<R> plan, Attempt attempt) {
        CommitParticipant one = subject.callers().orElseThrow();
        return one.storeDraft()
                .fold(
                        kept -> {
                            one.draftStored();
                            return Tried.ended(done(plan));
                        },
                        moved -> refused(
                                useCase,
                                subject,
                                new CommitResult.Refused(List.of(new Broken.DraftMoved(one.id(), moved.present()))),
                                attempt));
    }

    private <S extends Subject, R> Outcome<CommitPlan<R>> decide(UseCase<S, R> useCase, S subject) {
        Outcome<CommitPlan<R>> decided = useCase.decide(subject, scope.now());
        if (Refusals.isForDeadline(decided.refusals())) {
            subject.participants().forEach(CommitParticipant::refresh);
            return useCase.decide(subject, scope.now());
        }
        return decided;
    }

    /**
     * Returns the result of an earlier commit, else the refusal (E7). A commit moves the draft, so the storage is asked only if it moved.
     */
    private <S extends Subject, R> Outcome<R> refusedOrKnown(UseCase<S, R> useCase, S subject, List<Refusal> why) {
        Optional<Known<R>> known = useCase.known(subject);
        Optional<CommitParticipant> own = subject.callers();
        if (known.isEmpty() || own.isEmpty() || !own.get().hasMoved()) {
            return Outcome.refused(why);
        }
        Optional<Committed> before =
                scope.storage().committed(scope.id(), known.get().id());
        if (before.isPresent()) {
            EngagementData last = own.get().engagement();
            own.get().committedBefore(known.get().closes() ? NextState.closed(last) : NextState.saved(last));
            return Outcome.done(known.get().result().apply(before.get()));
        }
        own.get().catchUp();
        return Outcome.refused(Refusals.moved(own.get(), scope.now()));
    }

    private <S extends Subject, R> Tried<R> commit(
            UseCase<S, R> useCase, S subject, CommitPlan<R> plan, Changes changes, Attempt attempt) {
        List<CommitParticipant> participants = subject.participants();
        for (int each = 0; each < participants.size(); each++) {
            participants.get(each).stage(changes, plan.next().get(each));
        }
        ChangeSet set = changes.build();
        CommitResult result = scope.storage().commit(set);
        return result.fold(
                committed -> committed(participants, plan, set, committed),
                stale -> {
                    participants.forEach(CommitParticipant::refresh);
                    return Tried.again(Optional.of(stale));
                },
                refused -> refused(useCase, subject, refused, attempt));
    }

    private static <R> Tried<R> committed(
            List<CommitParticipant> participants, CommitPlan<R> plan, ChangeSet set, Committed committed) {
        if (!committed.purpose().equals(set.purpose())) {
            return Tried.ended(Outcome.refused(Refusals.reused()));
        }
        for (int each = 0; each < participants.size(); each++) {
            NextState next = plan.next().get(each);
            if (committed.again()) {
                participants.get(each).committedBefore(next);
            } else {
                participants.get(each).committed(next);
            }
        }
        return new Tried<>(
                Optional.of(Outcome.done(plan.result().apply(committed))),
                Optional.empty(),
                Optional.of(new Written(set, committed.again())));
    }

    private <S extends Subject, R> Tried<R> refused(
            UseCase<S, R> useCase, S subject, CommitResult.Refused refused, Attempt attempt) {
        Optional<CommitParticipant> moved = takeMoved(subject.participants(), refused.conditions());
        if (moved.isPresent() && useCase.known(subject).isPresent()) {
            return Tried.ended(Outcome.refused(Refusals.moved(moved.get(), scope.now())));
        }
        if (moved.isEmpty() && refused.conditions().equals(attempt.broken())) {
            return Tried.ended(Outcome.refused(Refusals.of(refused.conditions())));
        }
        if (moved.isEmpty()) {
            subject.participants().forEach(CommitParticipant::refresh);
        }
        return Tried.again(Optional.of(refused));
    }

    /** Lets the engagement whose draft moved elsewhere catch up, and returns it. */
    private static Optional<CommitParticipant> takeMoved(
            List<CommitParticipant> participants, List<Broken> conditions) {
        Optional<CommitParticipant> found = Optional.empty();
        for (Broken condition : conditions) {
            if (condition instanceof Broken.DraftMoved moved) {
                for (CommitParticipant each : participants) {
                    if (each.id().equals(moved.engagement())) {
                        each.draftMoved(moved.present());
                        found = Optional.of(each);
                    }
                }
            }
        }
        return found;
    }
}
