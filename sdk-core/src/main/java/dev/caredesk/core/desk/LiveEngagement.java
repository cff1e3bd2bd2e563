package dev.caredesk.core.desk;

import dev.caredesk.Cursor;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.Saved;
import dev.caredesk.journey.JourneyEntry;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An engagement as the host sees it: every method finds its use case. */
final class LiveEngagement implements Engagement {

    private final Workspace workspace;
    private final Session session;
    private final Locale language;
    private final Gate gate;

    LiveEngagement(Workspace workspace, Session session, Locale language, Gate gate) {
        this.workspace = workspace;
        this.session = session;
        this.language = language;
        this.gate = gate;
    }

    @Override
    public EngagementId id() {
        return session.work().id();
    }

    @Override
    public EngagementView view() {
        gate.check();
        return new Views(session, scope().now(), language).engagement();
    }

    @Override
    public Outcome<EngagementView> apply(List<Edit> edits) {
        gate.check();
        Step step = new EditStep(edits, scope().limits());
        Outcome<Work> edited = session.change(step);
        if (!edited.isDone()
                && session.hasMoved()) { // it was refused for what this place had, which is not so any more
            edited = session.change(step);
        }
        if (Deadlines.isClosed(edited.refusals()) && Deadlines.readAgain(session)) {
            edited = session.change(step);
        }
        return named(changed(edited));
    }

    /** A4: an activity of the customer that is not of this engagement is read-only, not unknown. */
    private Outcome<EngagementView> named(Outcome<EngagementView> outcome) {
        return outcome.isDone()
                ? outcome
                : Outcome.refused(outcome.refusals().stream().map(this::named).toList());
    }

    private Refusal named(Refusal refusal) {
        if (refusal instanceof Refusal.Unknown unknown
                && unknown.code().equals(RefusalCode.RECORD_UNKNOWN)
                && RecordId.parse(unknown.name()) instanceof ActivityId id
                && readable(id).isDone()) {
            return Refusals.readOnly(id);
        }
        return refusal;
    }

    private Outcome<EngagementView> changed(Outcome<Work> outcome) {
        if (outcome.isDone()) {
            workspace.edited(session);
        }
        return outcome.map(work -> view());
    }

    @Override
    public Outcome<Saved> save() {
        gate.check();
        Plan.Decision<Saved> decision = new Saving(scope()).decision(session.refresher());
        return session.unmoved().then(work -> session.commit(decision, true));
    }

    @Override
    public Outcome<Saved> save(long revision) {
        gate.check();
        return session.alone(() -> at(revision).then(work -> save()));
    }

    /** D7: whether the draft is as the caller has seen it. */
    private Outcome<Work> at(long revision) {
        if (session.isOver()) {
            return Outcome.refused(Refusals.engagementClosed());
        }
        Work work = session.work();
        return work.revision() == revision
                ? Outcome.done(work)
                : Outcome.refused(Refusals.draftMoved(work, scope().now()));
    }

    @Override
    public Outcome<Saved> create(long revision) {
        gate.check();
        return session.alone(() -> at(revision).then(work -> create()));
    }

    @Override
    public Outcome<Saved> create() {
        gate.check();
        Outcome<Saved> created = new Closings(scope(), session, language).create();
        if (created.isDone()) {
            workspace.readJourneyIfPossible(session);
        }
        return created;
    }

    @Override
    public Outcome<EngagementView> load() {
        gate.check();
        Outcome<Work> loaded = session.load();
        if (loaded.isDone()) {
            workspace.readJourney(session);
        }
        return changed(loaded);
    }

    @Override
    public <R extends RecordId> Outcome<R> perform(Action<R> action, OperationId operation) {
        gate.check();
        Performing performing = performing(operation);
        return performing.knownBefore(action).orElseGet(() -> performing.perform(action));
    }

    @Override
    public <R extends RecordId> Outcome<R> perform(Action<R> action) {
        gate.check();
        return newOne().perform(action);
    }

    @Override
    public Outcome<CommentId> comment(String text) {
        gate.check();
        return comment(text, newOne());
    }

    @Override
    public Outcome<CommentId> comment(String text, OperationId operation) {
        gate.check();
        Performing performing = performing(operation);
        return performing.commentedBefore().orElseGet(() -> comment(text, performing));
    }

    private Outcome<CommentId> comment(String text, Performing performing) {
        return usual().then(activity -> performing.perform(new Action.AddComment(activity, text)));
    }

    @Override
    public Outcome<MessageId> reply(String text) {
        gate.check();
        return reply(text, newOne());
    }

    @Override
    public Outcome<MessageId> reply(String text, OperationId operation) {
        gate.check();
        Performing performing = performing(operation);
        return performing.repliedBefore().orElseGet(() -> reply(text, performing));
    }

    private Outcome<MessageId> reply(String text, Performing performing) {
        return usual().then(activity -> performing.perform(new Action.Reply(activity, text)));
    }

    private Outcome<ActivityId> usual() {
        if (session.isOver()) {
            return Outcome.refused(Refusals.engagementClosed());
        }
        return session.work()
                .usualActivity(scope().now())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Unknown(RefusalCode.RECORD_UNKNOWN, "activity")));
    }

    private Performing performing(OperationId operation) {
        return new Performing(workspace, session, operation);
    }

    /** Under a new id, which nobody can ask again with (E7). */
    private Performing newOne() {
        return performing(OperationId.of(scope().newId()));
    }

    @Override
    public Closing close() {
        gate.check();
        return new Closings(scope(), session, language).close();
    }

    @Override
    public Closing answer(Answer answer) {
        gate.check();
        return new Closings(scope(), session, language).answer(answer);
    }

    @Override
    public Outcome<Page<JourneyEntry>> journey(Optional<Cursor> from, int size) {
        gate.check();
        Work work = session.work();
        return work.isCreated()
                ? new Reading(scope()).journey(work.customer(), from, size)
                : Outcome.done(Page.last(List.of()));
    }

    @Override
    public Outcome<Page<JourneyEntry>> journey() {
        return journey(Optional.empty(), usualSize());
    }

    @Override
    public Outcome<Page<Message>> messages(ActivityId activity, Optional<Cursor> from, int size) {
        gate.check();
        return readable(activity).then(found -> new Reading(scope()).messages(activity, from, size));
    }

    @Override
    public Outcome<Page<Message>> messages(ActivityId activity) {
        return messages(activity, Optional.empty(), usualSize());
    }

    @Override
    public Outcome<Page<Comment>> comments(ActivityId activity, Optional<Cursor> from, int size) {
        gate.check();
        return readable(activity).then(found -> new Reading(scope()).comments(activity, from, size));
    }

    @Override
    public Outcome<Page<Comment>> comments(ActivityId activity) {
        return comments(activity, Optional.empty(), usualSize());
    }

    @Override
    public Outcome<InputStream> attachment(ActivityId activity, Attachment attachment) {
        gate.check();
        return readable(activity).then(found -> new Contents(workspace.channels()).of(found, attachment));
    }

    /** An activity of this engagement or of its customer. */
    private Outcome<ActivityRecord> readable(ActivityId id) {
        Work work = session.work();
        var held = work.records().activities().get(id);
        Optional<ActivityRecord> found = held != null
                ? Optional.of(held.fresh())
                : session.refresher()
                        .activity(id)
                        .filter(activity -> activity.customer().isPresent()
                                && activity.customer().equals(work.records().known()));
        return found.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusals.unknown(id)));
    }

    @Override
    public Outcome<EngagementView> flush() {
        gate.check();
        session.store();
        return session.isOver() ? Outcome.refused(Refusals.engagementClosed()) : Outcome.done(view());
    }

    private int usualSize() {
        return scope().limits().pageEntries();
    }

    private TenantScope scope() {
        return workspace.scope();
    }
}
