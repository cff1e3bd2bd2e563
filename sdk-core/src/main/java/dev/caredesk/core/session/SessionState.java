package dev.caredesk.core.session;

import com.google.common.collect.ImmutableList;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.engagement.DraftChange;
import dev.caredesk.core.engagement.DraftDifferences;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadChanges;
import dev.caredesk.core.view.EngagementCache;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The state of an engagement in this process, as one immutable value. Each method that returns a {@link Transition} is one event; the
 * events are pure and complete. docs/architecture.md lists them in a table, which a test compares with the code.
 *
 * @param stored how much of the draft is stored
 * @param askedAt the draft revision that a close question is about; 0 for none (E5)
 * @param closed whether it was closed, here or elsewhere
 * @param cache read-only data for the view
 * @param unsaveable the unsaveable records as last told to the desk (E8)
 * @param closing the answer that closed it here, with its result for a repetition (E5)
 */
public record SessionState(
        EngagementData engagement,
        StoredDraftState stored,
        long askedAt,
        boolean closed,
        EngagementCache cache,
        ImmutableList<RecordId> unsaveable,
        Optional<AnsweredClosing> closing) {

    /** An answer that closed an engagement, with its result. */
    public record AnsweredClosing(Answer answer, Closing closing) {}

    /** Returns the state of an engagement that is about to open, or that was taken up at its stored revision. */
    static SessionState of(EngagementData engagement, long storedRevision) {
        return new SessionState(
                engagement,
                StoredDraftState.all(storedRevision, engagement.draft()),
                0,
                false,
                EngagementCache.EMPTY,
                ImmutableList.of(),
                Optional.empty());
    }

    /** Returns the state as callers see it: open, asking or closed. */
    public EngagementState visible() {
        if (closed) {
            return EngagementState.CLOSED;
        }
        return isAsking() ? EngagementState.ASKING : EngagementState.OPEN;
    }

    /** Returns whether a close question about the present draft is asked (E5). */
    public boolean isAsking() {
        return askedAt == engagement.revision();
    }

    /** Returns whether nothing of it was committed yet, because somebody is about to open it. */
    public boolean isOpening() {
        return stored.revision() == 0;
    }

    /** Returns whether the newest edits are not stored yet (D6). */
    public boolean isUnstored() {
        return !closed && !isOpening() && (stored.rebased() || stored.revision() < engagement.revision());
    }

    /** Returns whether that revision of the draft was stored, and so means the same in every place (D7). */
    public boolean hadStored(long revision) {
        return revision <= stored.revision();
    }

    /** Applies a change of the draft by the agent (E1). */
    Transition edited(DraftChange step, EngagementData after) {
        return moveOn(with(after).with(stored.plus(step)));
    }

    /** Applies a commit that leaves the engagement open. */
    Transition committed(EngagementData after, Instant now) {
        SessionState next = with(after).with(StoredDraftState.all(after.revision(), after.draft()));
        return next.telling(now, List.of(), List.of(changed()));
    }

    /** Closes the engagement, by a commit here or elsewhere. */
    Transition closed(EngagementData last) {
        SessionState next = new SessionState(last, stored, askedAt, true, cache, unsaveable, closing);
        return new Transition(next, List.of(next.changed()));
    }

    /** Returns the state after its opening was given up, with nothing committed. */
    SessionState abandoned() {
        return new SessionState(engagement, stored, askedAt, true, cache, unsaveable, closing);
    }

    /** Notes that the draft is stored as it is (D6). */
    Transition draftStored() {
        return quiet(with(StoredDraftState.all(engagement.revision(), engagement.draft())));
    }

    /** Applies the replay of unstored changes on a draft that moved elsewhere (D7). */
    Transition draftMoved(long storedRevision, Replay replay, Instant now) {
        SessionState next = with(replay.engagement())
                .with(stored.movedTo(storedRevision, replay.theirs().draft(), replay.steps()));
        DeskSignal moved = new DeskSignal.DraftMoved(
                engagement.id(),
                replay.engagement().revision(),
                OverlappingEdits.fields(
                        stored.draft(), engagement.draft(), replay.theirs().draft()));
        return next.telling(now, outdated(next), List.of(moved));
    }

    /** Applies a new read of the records, without loading what others changed (N1). */
    Transition refreshed(EngagementData read, Instant now) {
        SessionState next = with(read).with(stored.rebasedIf(KeepEditBases.isRebased(engagement, read)));
        List<DeskSignal> stale = read.notices().values().stream()
                .filter(notice -> !notice.equals(engagement.notices().get(notice.record())))
                .<DeskSignal>map(notice -> new DeskSignal.RecordStale(engagement.id(), notice))
                .toList();
        return next.telling(now, stale, read.equals(engagement) ? List.of() : List.of(changed()));
    }

    /** Loads what others changed, as the agent asked for (N3). */
    Transition loaded() {
        EngagementData loaded = LoadChanges.load(engagement);
        boolean merged = loaded.revision() != engagement.revision();
        StoredDraftState after = merged ? stored.plus(LoadChanges.STEP) : stored;
        return moveOn(with(loaded).with(after.rebasedIf(KeepEditBases.isRebased(engagement, loaded))));
    }

    /** Begins a close question about the present draft (E3, E4). */
    Transition asked() {
        return new Transition(askedAt(engagement.revision()), List.of(changed()));
    }

    /** Cancels the close question (E5). */
    Transition questionCancelled() {
        return new Transition(askedAt(0), List.of(changed()));
    }

    /** Changes the cached data of the view. */
    Transition cached(UnaryOperator<EngagementCache> change) {
        return quiet(new SessionState(engagement, stored, askedAt, closed, change.apply(cache), unsaveable, closing));
    }

    /** Remembers the answer that closed the engagement here. */
    Transition answered(Answer answer, Closing result) {
        return quiet(new SessionState(
                engagement,
                stored,
                askedAt,
                closed,
                cache,
                unsaveable,
                Optional.of(new AnsweredClosing(answer, result))));
    }

    /** Notes the unsaveable edits without a signal, since whoever takes the engagement up sees them at once (E8). */
    Transition takenUp(Instant now) {
        return quiet(knowing(DraftDifferences.unsaveable(engagement, now)));
    }

    private Transition moveOn(SessionState next) {
        return new Transition(next, joined(outdated(next), List.of(changed())));
    }

    /** Returns the signal that a question is outdated, if the draft has changed since (E5). */
    private List<DeskSignal> outdated(SessionState next) {
        return isAsking() && !next.isAsking() ? List.of(new DeskSignal.QuestionOutdated(engagement.id())) : List.of();
    }

    /**
     * Adds a signal for each request that became unsaveable since the desk was told last (E8). A request closes by itself, so no earlier
     * read shows it.
     */
    private Transition telling(Instant now, List<DeskSignal> before, List<DeskSignal> after) {
        List<RecordId> records = DraftDifferences.unsaveable(engagement, now);
        List<DeskSignal> signals = new ArrayList<>(before);
        records.stream()
                .filter(record -> !unsaveable.contains(record))
                .flatMap(record -> requestOf(record).stream())
                .distinct()
                .forEach(request -> signals.add(new DeskSignal.EditsUnsaveable(engagement.id(), request)));
        return new Transition(knowing(records), joined(signals, after));
    }

    private static List<DeskSignal> joined(List<DeskSignal> first, List<DeskSignal> last) {
        return Stream.concat(first.stream(), last.stream()).toList();
    }

    private Optional<RequestId> requestOf(RecordId record) {
        if (record instanceof ActivityId activity) {
            return engagement.requestOf(activity);
        }
        return record instanceof RequestId request ? Optional.of(request) : Optional.empty();
    }

    private DeskSignal changed() {
        return new DeskSignal.EngagementChanged(engagement.id());
    }

    private static Transition quiet(SessionState next) {
        return new Transition(next, List.of());
    }

    private SessionState with(EngagementData other) {
        return new SessionState(other, stored, askedAt, closed, cache, unsaveable, closing);
    }

    private SessionState with(StoredDraftState other) {
        return new SessionState(engagement, other, askedAt, closed, cache, unsaveable, closing);
    }

    private SessionState askedAt(long revision) {
        return new SessionState(engagement, stored, revision, closed, cache, unsaveable, closing);
    }

    private SessionState knowing(List<RecordId> records) {
        return new SessionState(engagement, stored, askedAt, closed, cache, ImmutableList.copyOf(records), closing);
    }
}
