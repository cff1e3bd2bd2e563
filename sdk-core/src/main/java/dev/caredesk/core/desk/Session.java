package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.StorageException;
import dev.caredesk.core.codec.DraftCodec;
import dev.caredesk.core.draft.Draft;
import dev.caredesk.core.draft.Loading;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * An engagement in this process: its state, and how it meets the storage. One operation at a time. What is not stored yet is kept
 * as steps, so that it can be replayed on a draft that moved elsewhere (D7).
 */
final class Session {

    private static final int ATTEMPTS = 10;

    private final TenantScope scope;
    private final Refresher refresher;
    private final SessionListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Step> unstored = new ArrayList<>();
    private final RecentCommits own = new RecentCommits();
    private final Shown shown = new Shown();
    private final AtomicBoolean storing = new AtomicBoolean();
    private volatile Work work;
    private volatile boolean over;
    private volatile long stored;
    private volatile boolean rebased;
    private Draft storedDraft;

    /** What came of sending a plan once. */
    record Tried<R>(Optional<R> done, CommitResult result) {}

    Session(TenantScope scope, SessionListener listener, Work work, long stored) {
        this.scope = scope;
        this.refresher = new Refresher(scope);
        this.listener = listener;
        this.work = work;
        this.stored = stored;
        this.storedDraft = work.draft();
    }

    Work work() {
        return work;
    }

    boolean isOver() {
        return over;
    }

    Refresher refresher() {
        return refresher;
    }

    /** What is shown of it besides records and draft. */
    Shown shown() {
        return shown;
    }

    /** A close question about that state of the draft stands from now on; 0 for none. */
    void asks(long revision) {
        shown.asked(revision);
        listener.changed(this);
    }

    /** Whether a close question about the present draft stands (E5). */
    boolean isAsking() {
        return shown.asked() == work.revision();
    }

    /** Whether the draft is to be stored, and nobody is about to; whoever asks then does it (D6). */
    boolean wantsStoring() {
        return isUnstored() && storing.compareAndSet(false, true);
    }

    /** Whether the newest edits are not stored yet (D6). */
    boolean isUnstored() {
        return !over && (rebased || stored < work.revision());
    }

    /** Whether that state of the draft was stored, so that its revision means the same in any place (D7). */
    boolean hadStored(long revision) {
        return revision <= stored;
    }

    /** E5: another state of the draft outdates a question about this one. */
    private void become(Work next) {
        boolean asking = isAsking();
        work = next;
        if (asking && !isAsking()) {
            listener.questionOutdated(this);
        }
    }

    /** Runs something as one operation. */
    <R> R alone(Supplier<R> operation) {
        lock.lock();
        try {
            return operation.get();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a commit is one of this engagement's last ones, so that it is no news here. */
    boolean isOwn(ChangeSetId id) {
        return own.contains(id);
    }

    /** Notes a commit as one of this engagement's own. */
    void owns(ChangeSetId id) {
        own.add(id);
    }

    /** Changes the draft (E1); nothing is written yet. */
    Outcome<Work> change(Step step) {
        return alone(() -> {
            if (over) {
                return Outcome.refused(Refusals.engagementClosed());
            }
            Outcome<Work> changed = step.apply(work, scope.now());
            changed.toOptional().ifPresent(next -> {
                unstored.add(step);
                become(next);
                listener.changed(this);
            });
            return changed;
        });
    }

    /**
     * Decides and commits, again on fresh reads while others are faster.
     *
     * @param strict whether a draft that moved elsewhere refuses (a save or an answer, D7) instead of being caught up with
     */
    <R> Outcome<R> commit(Plan.Decision<R> decision, boolean strict) {
        return alone(() -> {
            Optional<CommitResult> before = Optional.empty();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (over) {
                    return Outcome.refused(Refusals.engagementClosed());
                }
                Outcome<Plan<R>> decided = decision.decide(work, scope.now());
                if (!decided.isDone()) {
                    return strict ? refused(decision, decided.refusals()) : Outcome.refused(decided.refusals());
                }
                Tried<R> tried = send(decided.orElseThrow());
                if (tried.done().isPresent()) {
                    return Outcome.done(tried.done().get());
                }
                Optional<List<Refusal>> refusal = react(tried.result(), before, strict);
                if (refusal.isPresent()) {
                    return Outcome.refused(refusal.get());
                }
                before = Optional.of(tried.result());
            }
            throw StorageException.unavailable("others changed the same records " + ATTEMPTS + " times in a row");
        });
    }

    /** E7: the id is asked for first, then the draft's revision; what is committed has moved the draft, so the id only then. */
    private <R> Outcome<R> refused(Plan.Decision<R> decision, List<Refusal> why) {
        Optional<StoredDraft> present = present();
        if (!isMoved(present)) {
            return Outcome.refused(why);
        }
        Optional<R> before = decision.known(work)
                .flatMap(known -> scope.storage()
                        .committed(scope.id(), known.id())
                        .map(committed -> {
                            own.add(known.id());
                            adopt(known.closes() ? Optional.empty() : present, List.of());
                            return known.result().apply(committed);
                        }));
        if (before.isPresent()) {
            return Outcome.done(before.get());
        }
        adopt(present);
        return Outcome.refused(over ? Refusals.engagementClosed() : Refusals.draftMoved(work, scope.now()));
    }

    /** Sends a plan once; the caller holds the lock by {@link #alone}. */
    <R> Tried<R> send(Plan<R> plan) {
        if (plan.changes().isEmpty()) {
            CommitResult.Committed nothing =
                    new CommitResult.Committed(ChangeSetId.of("none"), java.util.Map.of(), false);
            return new Tried<>(Optional.of(plan.result().apply(nothing)), nothing);
        }
        Changes changes = plan.changes().get().draft(write(plan.after(), plan.closes()));
        ChangeSet set = changes.build();
        own.add(set.id());
        CommitResult result = scope.commit(set);
        if (result instanceof CommitResult.Committed committed) {
            listener.committed(set);
            if (committed.again() && !plan.closes()) {
                again(plan);
            } else {
                accept(plan.after(), plan.closes(), plan.moves());
            }
            return new Tried<>(Optional.of(plan.result().apply(committed)), result);
        }
        return new Tried<>(Optional.empty(), result);
    }

    /** E7: it was committed before, so the present draft is the stored one, with what came later replayed on it. */
    private void again(Plan<?> plan) {
        adopt(present(), plan.saves() ? List.of() : unstored);
    }

    /** E7: as {@link #accept}, for what turned out to be committed before. */
    void acceptAgain(boolean closes) {
        adopt(closes ? Optional.empty() : present());
    }

    /** D7: with nothing unsaved here no commit finds out that the draft moved, so it is asked for. */
    Outcome<Work> unmoved() {
        return alone(() -> {
            boolean nothing = work.draft().isEmpty();
            return nothing && catchUp() && !work.draft().isEmpty()
                    ? Outcome.refused(Refusals.draftMoved(work, scope.now()))
                    : Outcome.done(work);
        });
    }

    /** The draft as a commit writes it. */
    DraftWrite write(Work after, boolean closes) {
        Optional<Payload> document = closes ? Optional.empty() : Optional.of(DraftCodec.store(after));
        return new DraftWrite(after.id(), after.desk(), after.records().known(), stored, after.revision(), document);
    }

    /** Takes what was committed. */
    void accept(Work after, boolean closes, boolean moves) {
        work = after;
        stored = work.revision();
        storedDraft = work.draft();
        unstored.clear();
        rebased = false;
        over = closes;
        if (over) {
            listener.over(this);
        } else if (moves) {
            refreshIfPossible();
        }
        if (!over) {
            listener.wentOn(this);
            listener.changed(this);
        }
    }

    /** E6: what is committed stays done; when this read fails, the next one brings the facts. */
    private void refreshIfPossible() {
        try {
            refreshed(refresher.refresh(work));
        } catch (StorageException failure) {
            scope.background().problem("reading after a commit", failure);
        }
    }

    /** Prepares the next attempt, or says why there is none. */
    private Optional<List<Refusal>> react(CommitResult result, Optional<CommitResult> before, boolean strict) {
        if (result instanceof CommitResult.Refused refused) {
            Optional<Broken.DraftMoved> moved = Replay.moved(refused);
            if (moved.isPresent()) {
                adopt(moved.get().present());
                return strict && !over
                        ? Optional.of(List.of(Refusals.draftMoved(work, scope.now())))
                        : Optional.empty();
            }
            if (before.filter(result::equals).isPresent()) {
                return Optional.of(Refusals.of(refused.conditions()));
            }
        }
        refreshed(refresher.refresh(work));
        return Optional.empty();
    }

    /** N3: reads everything again, and brings in what others changed. */
    Outcome<Work> load() {
        return alone(() -> {
            if (over) {
                return Outcome.refused(Refusals.engagementClosed());
            }
            refreshed(refresher.refresh(work));
            Work loaded = Loading.load(work);
            if (loaded.revision() != work.revision()) {
                unstored.add((before, now) -> Outcome.done(Loading.load(before)));
            }
            rebased = rebased || Rebase.isRebased(work, loaded);
            become(loaded);
            listener.changed(this);
            return Outcome.done(work);
        });
    }

    /** Reads everything again (N1); the caller holds the lock. */
    void refresh() {
        if (!over) {
            refreshed(refresher.refresh(work));
        }
    }

    private void refreshed(Work next) {
        Work last = work;
        rebased = rebased || Rebase.isRebased(last, next);
        work = next;
        listener.refreshed(this, last, next);
    }

    /** D7: goes on from the draft that another place stored, with what is not stored yet made again on it. */
    void adopt(Optional<StoredDraft> present) {
        adopt(present, unstored);
    }

    private void adopt(Optional<StoredDraft> present, List<Step> steps) {
        if (present.isEmpty()) {
            over = true;
            listener.over(this);
            return;
        }
        Replay replay = Replay.of(refresher, present.get(), work, steps, scope.now());
        var bothChanged =
                BothChanged.fields(storedDraft, work.draft(), replay.theirs().draft());
        stored = present.get().revision();
        storedDraft = replay.theirs().draft();
        become(replay.work());
        unstored.clear();
        unstored.addAll(replay.steps());
        listener.draftMoved(this, bothChanged);
    }

    /** D7: looks whether another place closed it or moved its draft on; true when it is still open. */
    boolean catchUp() {
        return alone(() -> {
            boolean unused = hasMoved();
            return !over;
        });
    }

    /** D7: as {@link #catchUp}; true when there was something to catch up with. */
    boolean hasMoved() {
        return alone(() -> {
            Optional<StoredDraft> present = over ? Optional.empty() : present();
            boolean moved = !over && isMoved(present);
            if (moved) {
                adopt(present);
            }
            return moved;
        });
    }

    private Optional<StoredDraft> present() {
        return scope.storage().desks().draft(scope.id(), work.id());
    }

    private boolean isMoved(Optional<StoredDraft> present) {
        return present.map(draft -> draft.revision() != stored).orElse(stored > 0);
    }

    /** Stores the draft, if it is not (D6): when this returns, all of it is stored, or the engagement is over. */
    void store() {
        alone(() -> {
            storing.set(false);
            for (int attempt = 0; attempt < ATTEMPTS && isUnstored(); attempt++) {
                if (scope.storage().saveDraft(scope.id(), write(work, false)) instanceof DraftResult.Moved moved) {
                    adopt(moved.present());
                } else {
                    stored = work.revision();
                    storedDraft = work.draft();
                    unstored.clear();
                    rebased = false;
                }
            }
            if (isUnstored()) {
                throw StorageException.unavailable("others stored the same draft " + ATTEMPTS + " times in a row");
            }
            return work;
        });
    }
}
