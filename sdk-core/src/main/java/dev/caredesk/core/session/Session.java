package dev.caredesk.core.session;

import dev.caredesk.Outcome;
import dev.caredesk.StorageException;
import dev.caredesk.core.codec.DraftCodec;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.DraftChange;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.view.EngagementCache;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredDraft;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An open engagement in this process: its {@link SessionState}, and the turns of its operations. The state can be read at any time without
 * waiting.
 *
 * <ol>
 *   <li>An operation takes the turn; others on the same engagement wait.
 *   <li>It changes the state by a {@link Transition} and collects the signals of it.
 *   <li>When the turn is over, the desk is told the signals.
 * </ol>
 */
public final class Session implements CommitParticipant {

    private final DeskSessions desk;
    private final TenantScope scope;
    private final RefreshEngagement refreshEngagement;
    private final ReentrantLock turn = new ReentrantLock();
    private final OwnCommits own = new OwnCommits();
    private final Set<DeskSignal> signals = new LinkedHashSet<>(); // of the present turn
    private volatile SessionState state;
    private volatile Instant turnBegan = Instant.MAX;

    Session(DeskSessions desk, SessionState state) {
        this.desk = desk;
        this.scope = desk.scope();
        this.refreshEngagement = new RefreshEngagement(scope);
        this.state = state;
    }

    /** Returns the state after the last turn, or the present one within the caller's own turn. */
    public SessionState state() {
        return state;
    }

    @Override
    public EngagementId id() {
        return state.engagement().id();
    }

    @Override
    public EngagementData engagement() {
        return state.engagement();
    }

    @Override
    public boolean isClosed() {
        return state.closed();
    }

    public RefreshEngagement refreshEngagement() {
        return refreshEngagement;
    }

    /** Returns whether a commit is one of this engagement's last ones, and so no news to it (N4). */
    boolean isOwn(ChangeSetId id) {
        return own.contains(id);
    }

    @Override
    public void beginTurn() {
        turn.lock();
        noteBegin();
    }

    private void noteBegin() {
        if (turn.getHoldCount() == 1) {
            turnBegan = scope.background().lastInstant();
        }
    }

    /** Begins a turn if nobody has it, and returns whether it did. */
    boolean tryTurn() {
        boolean taken = turn.tryLock();
        if (taken) {
            noteBegin();
        }
        return taken;
    }

    /** Returns whether somebody has a turn at this moment. */
    boolean isBusy() {
        return turn.isLocked();
    }

    /** Returns since when somebody has the turn; {@link Instant#MAX} if nobody has it. */
    public Instant turnBegan() {
        return turnBegan;
    }

    @Override
    public Runnable endTurn() {
        if (turn.getHoldCount() > 1) {
            turn.unlock();
            return Session::nothing;
        }
        try {
            // Within the turn, so that listeners hear the turns in order.
            return desk.turnEnds(this, List.copyOf(signals));
        } finally {
            signals.clear();
            turnBegan = Instant.MAX;
            turn.unlock();
        }
    }

    private static void nothing() {}

    /** Runs an operation within a turn. */
    public <R> R inTurn(Supplier<R> operation) {
        beginTurn();
        try {
            return operation.get();
        } finally {
            endTurn().run();
        }
    }

    /** Runs an operation without a result within a turn. */
    void runInTurn(Runnable operation) {
        beginTurn();
        try {
            operation.run();
        } finally {
            endTurn().run();
        }
    }

    /** Changes the draft (E1); stores nothing yet. */
    public Outcome<EngagementData> change(DraftChange step) {
        return inTurn(() -> {
            if (isClosed()) {
                return Outcome.refused(Refusals.engagementClosed());
            }
            Outcome<EngagementData> changed = step.apply(engagement(), scope.now());
            changed.toOptional().ifPresent(after -> become(state.edited(step, after)));
            return changed;
        });
    }

    /** Reads all records again, and loads what others changed (N3). */
    public Outcome<EngagementData> load() {
        return inTurn(() -> {
            if (isClosed()) {
                return Outcome.refused(Refusals.engagementClosed());
            }
            refresh();
            become(state.loaded());
            return Outcome.done(engagement());
        });
    }

    /** Notes that a close question about the present draft is asked (E3, E4). */
    public void ask() {
        become(state.asked());
    }

    /** Notes that no close question is asked any more (E5). */
    public void cancelQuestion() {
        become(state.questionCancelled());
    }

    /** Remembers the answer that closed the engagement, and its result (E5). */
    public void answered(Answer answer, Closing result) {
        become(state.answered(answer, result));
    }

    /** Changes the cached data of the view. */
    public void cache(UnaryOperator<EngagementCache> change) {
        runInTurn(() -> become(state.cached(change)));
    }

    /** Tells the desk about something new that is no part of the state, such as a message. */
    void announce() {
        signal(new DeskSignal.EngagementChanged(id()));
    }

    @Override
    public void stage(Changes changes, CommitPlan.NextState next) {
        own.add(changes.id());
        changes.draft(write(next.engagement(), next.closes()));
    }

    @Override
    public void outcomeUnknown(ChangeSetId id) {
        own.remove(id);
    }

    @Override
    public DraftResult storeDraft() {
        return scope.storage().saveDraft(scope.id(), write(engagement(), false));
    }

    private DraftWrite write(EngagementData after, boolean closes) {
        Optional<Payload> document = closes ? Optional.empty() : Optional.of(DraftCodec.store(after));
        return new DraftWrite(
                after.id(),
                after.desk(),
                after.records().known(),
                state.stored().revision(),
                after.revision(),
                document);
    }

    @Override
    public void committed(CommitPlan.NextState next) {
        if (next.closes()) {
            become(state.closed(next.engagement()));
            return;
        }
        become(state.committed(next.engagement(), scope.now()));
        become(state.cached(next.cache()));
        if (next.rereads()) {
            refreshIfPossible();
        }
    }

    /** Reads records again after a commit. The commit stands (E6); if the read fails, the next one brings the facts. */
    private void refreshIfPossible() {
        try {
            refresh();
        } catch (StorageException failure) {
            scope.background().problem("reading after a commit", failure);
        }
    }

    @Override
    public void committedBefore(CommitPlan.NextState next) {
        if (next.closes()) {
            become(state.closed(next.engagement()));
        } else {
            goOnFrom(present(), next.saves() ? List.of() : state.stored().unstored());
        }
    }

    @Override
    public void draftStored() {
        become(state.draftStored());
    }

    @Override
    public void draftMoved(Optional<StoredDraft> present) {
        goOnFrom(present, state.stored().unstored());
    }

    private void goOnFrom(Optional<StoredDraft> present, List<DraftChange> unstored) {
        if (present.isEmpty()) {
            become(state.closed(engagement()));
            return;
        }
        Replay replay = Replay.of(refreshEngagement, present.get(), engagement(), unstored, scope.now());
        become(state.draftMoved(present.get().revision(), replay, scope.now()));
    }

    @Override
    public boolean hasMoved() {
        return hasMoved(present());
    }

    private boolean hasMoved(Optional<StoredDraft> present) {
        long stored = state.stored().revision();
        return present.map(draft -> draft.revision() != stored).orElse(stored > 0);
    }

    @Override
    public boolean catchUp() {
        return inTurn(() -> {
            Optional<StoredDraft> present = isClosed() ? Optional.empty() : present();
            boolean moved = !isClosed() && hasMoved(present);
            if (moved) {
                draftMoved(present);
            }
            return moved;
        });
    }

    /** Catches up as {@link #catchUp} does, if nobody has a turn at this moment. */
    void catchUpIfFree() {
        if (tryTurn()) {
            try {
                catchUp();
            } finally {
                endTurn().run();
            }
        }
    }

    private Optional<StoredDraft> present() {
        return scope.storage().desks().draft(scope.id(), id());
    }

    @Override
    public void refresh() {
        runInTurn(() -> {
            if (!isClosed()) {
                become(state.refreshed(refreshEngagement.refresh(engagement()), scope.now()));
            }
        });
    }

    /** Reads requests of the customer that are not here; true if there were some (A4). */
    public boolean bringIn(Set<RequestId> requests) {
        return inTurn(() -> {
            EngagementData before = engagement();
            Records records = before.records();
            for (RequestRecord request : refreshEngagement.requests(requests)) {
                records = request.customer().equals(before.customer()) ? records.read(request) : records;
            }
            become(state.refreshed(before.with(records), scope.now()));
            return !records.equals(before.records());
        });
    }

    @Override
    public void leave() {
        if (state.isOpening()) {
            desk.abandon(this);
        }
    }

    /** Ends an engagement of which nothing was ever committed. */
    void abandon() {
        runInTurn(() -> {
            if (state.isOpening()) {
                state = state.abandoned();
            }
        });
    }

    private void become(Transition transition) {
        state = transition.next();
        transition.signals().forEach(this::signal);
    }

    /** Adds a signal; a repeated one moves to the end, so that each is told once a turn. */
    private void signal(DeskSignal signal) {
        signals.remove(signal);
        signals.add(signal);
    }
}
