package dev.caredesk.core.session;

import com.google.common.collect.ImmutableList;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.engagement.DraftDifferences;
import dev.caredesk.core.engagement.DraftStep;
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
 * The state of an engagement in this process, as one immutable value. Its methods that give a {@link Transition} are all that can
 * happen to it: each is pure and says what the desk is told. docs/architecture.md has them as a table, which a test compares.
 *
 * @param stored how much of the draft is stored
 * @param askedAt the revision that a close question is about; 0 for none (E5)
 * @param closed whether it is over, here or elsewhere
 * @param cache read-only data that the view shows besides
 * @param unsaveable what could not be saved when the desk was told last (E8)
 * @param closing the answer that closed it here and the result, which a repetition gets again (E5)
 */
public record SessionState(
        EngagementData engagement,
        StoredRevision stored,
        long askedAt,
        boolean closed,
        EngagementCache cache,
        ImmutableList<RecordId> unsaveable,
        Optional<AnsweredClosing> closing) {

    /** The answer that closed an engagement, and its result. */
    public record AnsweredClosing(Answer answer, Closing closing) {}

    /** Returns the state of an engagement that is about to open, or that was taken up at its stored revision. */
    static SessionState of(EngagementData engagement, long storedRevision) {
        return new SessionState(
                engagement,
                StoredRevision.all(storedRevision, engagement.draft()),
                0,
                false,
                EngagementCache.EMPTY,
                ImmutableList.of(),
                Optional.empty());
    }

    /** What callers see of it: open, asking or closed. */
    public EngagementState visible() {
        if (closed) {
            return EngagementState.CLOSED;
        }
        return isAsking() ? EngagementState.ASKING : EngagementState.OPEN;
    }

    /** Whether a close question about the present draft stands (E5). */
    public boolean isAsking() {
        return askedAt == engagement.revision();
    }

    /** Whether it was never committed: somebody is about to open it. */
    public boolean isOpening() {
        return stored.revision() == 0;
    }

    /** Whether the newest edits are not stored yet (D6). */
    public boolean isUnstored() {
        return !closed && !isOpening() && (stored.rebased() || stored.revision() < engagement.revision());
    }

    /** Whether that state of the draft was stored, so that its revision means the same in any place (D7). */
    public boolean hadStored(long revision) {
        return revision <= stored.revision();
    }

    /** The agent changed the draft (E1). */
    Transition edited(DraftStep step, EngagementData after) {
        return moveOn(with(after).with(stored.plus(step)));
    }

    /** Something was committed that made this of the engagement. */
    Transition committed(EngagementData after, Instant now) {
        SessionState next = with(after).with(StoredRevision.all(after.revision(), after.draft()));
        return next.telling(now, List.of(), List.of(changed()));
    }

    /** The engagement closed: by a commit of this place, or in another one. */
    Transition closed(EngagementData last) {
        SessionState next = new SessionState(last, stored, askedAt, true, cache, unsaveable, closing);
        return new Transition(next, List.of(next.changed()));
    }

    /** Nothing of it was ever committed, and nobody is about to. */
    SessionState abandoned() {
        return new SessionState(engagement, stored, askedAt, true, cache, unsaveable, closing);
    }

    /** The draft was stored as it is (D6). */
    Transition draftStored() {
        return quiet(with(StoredRevision.all(engagement.revision(), engagement.draft())));
    }

    /** The draft moved elsewhere, and this is what came of making the unstored changes again on it (D7). */
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

    /** Records were read again, without loading what others changed (N1). */
    Transition refreshed(EngagementData read, Instant now) {
        SessionState next = with(read).with(stored.rebasedIf(RebaseEdits.isRebased(engagement, read)));
        List<DeskSignal> stale = read.notices().values().stream()
                .filter(notice -> !notice.equals(engagement.notices().get(notice.record())))
                .<DeskSignal>map(notice -> new DeskSignal.RecordStale(engagement.id(), notice))
                .toList();
        return next.telling(now, stale, read.equals(engagement) ? List.of() : List.of(changed()));
    }

    /** The agent loaded what others changed (N3). */
    Transition loaded() {
        EngagementData loaded = LoadChanges.load(engagement);
        boolean merged = loaded.revision() != engagement.revision();
        StoredRevision after = merged ? stored.plus(LoadChanges.STEP) : stored;
        return moveOn(with(loaded).with(after.rebasedIf(RebaseEdits.isRebased(engagement, loaded))));
    }

    /** A close question about the present draft stands from now on (E3, E4). */
    Transition asked() {
        return new Transition(askedAt(engagement.revision()), List.of(changed()));
    }

    /** The question was cancelled (E5). */
    Transition questionCancelled() {
        return new Transition(askedAt(0), List.of(changed()));
    }

    /** Data for the view was read. */
    Transition cached(UnaryOperator<EngagementCache> change) {
        return quiet(new SessionState(engagement, stored, askedAt, closed, change.apply(cache), unsaveable, closing));
    }

    /** An answer closed the engagement here. */
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

    /** Whoever takes it up sees at once what can't be saved, so the desk need not be told (E8). */
    Transition takenUp(Instant now) {
        return quiet(knowing(DraftDifferences.unsaveable(engagement, now)));
    }

    private Transition moveOn(SessionState next) {
        return new Transition(next, joined(outdated(next), List.of(changed())));
    }

    /** E5: another state of the draft outdates a question about this one. */
    private List<DeskSignal> outdated(SessionState next) {
        return isAsking() && !next.isAsking() ? List.of(new DeskSignal.QuestionOutdated(engagement.id())) : List.of();
    }

    /** E8: compared with what was told last, since a request that closes by itself was open in no state that was read later. */
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

    private SessionState with(StoredRevision other) {
        return new SessionState(engagement, other, askedAt, closed, cache, unsaveable, closing);
    }

    private SessionState askedAt(long revision) {
        return new SessionState(engagement, stored, revision, closed, cache, unsaveable, closing);
    }

    private SessionState knowing(List<RecordId> records) {
        return new SessionState(engagement, stored, askedAt, closed, cache, ImmutableList.copyOf(records), closing);
    }
}
