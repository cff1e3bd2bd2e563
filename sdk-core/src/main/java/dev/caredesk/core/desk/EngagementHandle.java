package dev.caredesk.core.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Cursor;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.session.SessionState;
import dev.caredesk.core.usecase.AnswerQuestion;
import dev.caredesk.core.usecase.CloseEngagement;
import dev.caredesk.core.usecase.CreateCustomer;
import dev.caredesk.core.usecase.DeskContext;
import dev.caredesk.core.usecase.EditDraft;
import dev.caredesk.core.usecase.FindTarget;
import dev.caredesk.core.usecase.SaveDraft;
import dev.caredesk.core.usecase.action.PerformAction;
import dev.caredesk.core.view.EngagementViews;
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

/** The host's handle of an engagement: each method checks access and calls a use case. */
final class EngagementHandle implements Engagement {

    private final DeskContext desk;
    private final Session session;
    private final Locale language;
    private final DeskAccess access;
    private final ActivityReads reads;

    EngagementHandle(DeskContext desk, Session session, Locale language, DeskAccess access) {
        this.desk = desk;
        this.session = session;
        this.language = language;
        this.access = access;
        this.reads = new ActivityReads(desk, access, this::readable);
    }

    @Override
    public EngagementId id() {
        return session.id();
    }

    @Override
    public EngagementView view() {
        access.check();
        SessionState state = session.state();
        return new EngagementViews(
                        state.engagement(), state.cache(), desk.scope().now(), language)
                .in(state.visible());
    }

    @Override
    public Outcome<EngagementView> apply(List<Edit> edits) {
        refuseNull("edits", edits);
        access.check();
        return new EditDraft(desk, session).apply(edits).map(edited -> view());
    }

    @Override
    public Outcome<Saved> save() {
        access.check();
        return new SaveDraft(desk, session, Optional.empty()).run();
    }

    @Override
    public Outcome<Saved> save(long revision) {
        access.check();
        return new SaveDraft(desk, session, Optional.of(revision)).run();
    }

    @Override
    public Outcome<Saved> create() {
        access.check();
        return new CreateCustomer(desk, session, Optional.empty(), language).run();
    }

    @Override
    public Outcome<Saved> create(long revision) {
        access.check();
        return new CreateCustomer(desk, session, Optional.of(revision), language).run();
    }

    @Override
    public Outcome<EngagementView> load() {
        access.check();
        Outcome<EngagementData> loaded = session.load();
        if (loaded.isDone()) {
            desk.sessions().readJourney(session);
            desk.sessions().storeInTime(session);
        }
        return loaded.map(done -> view());
    }

    @Override
    public <R extends RecordId> Outcome<R> perform(Action<R> action, OperationId operation) {
        refuseNull("action", action, "operation", operation);
        access.check();
        return performing(operation).perform(action);
    }

    @Override
    public <R extends RecordId> Outcome<R> perform(Action<R> action) {
        refuseNull("action", action);
        access.check();
        return performing(newId()).first(action);
    }

    @Override
    public Outcome<CommentId> comment(String text) {
        refuseNull("text", text);
        access.check();
        return performing(newId()).firstComment(text);
    }

    @Override
    public Outcome<CommentId> comment(String text, OperationId operation) {
        refuseNull("text", text, "operation", operation);
        access.check();
        return performing(operation).comment(text);
    }

    @Override
    public Outcome<MessageId> reply(String text) {
        refuseNull("text", text);
        access.check();
        return performing(newId()).firstReply(text);
    }

    @Override
    public Outcome<MessageId> reply(String text, OperationId operation) {
        refuseNull("text", text, "operation", operation);
        access.check();
        return performing(operation).reply(text);
    }

    private PerformAction performing(OperationId operation) {
        return new PerformAction(desk, session, operation);
    }

    private OperationId newId() {
        return OperationId.of(desk.scope().newId());
    }

    @Override
    public Closing close() {
        access.check();
        return new CloseEngagement(desk, session).run();
    }

    @Override
    public Closing answer(Answer answer) {
        refuseNull("answer", answer);
        access.check();
        return new AnswerQuestion(desk, session, language, answer).run();
    }

    @Override
    public Outcome<Page<JourneyEntry>> journey(Optional<Cursor> from, int size) {
        refuseNull("from", from);
        access.check();
        EngagementData engagement = session.engagement();
        return engagement.isCreated()
                ? reads.pages().journey(engagement.customer(), from, size)
                : Outcome.done(Page.last(List.of()));
    }

    @Override
    public Outcome<Page<JourneyEntry>> journey() {
        return journey(Optional.empty(), reads.usualSize());
    }

    @Override
    public Outcome<Page<Message>> messages(ActivityId activity, Optional<Cursor> from, int size) {
        return reads.messages(activity, from, size);
    }

    @Override
    public Outcome<Page<Message>> messages(ActivityId activity) {
        return reads.messages(activity);
    }

    @Override
    public Outcome<Page<Comment>> comments(ActivityId activity, Optional<Cursor> from, int size) {
        return reads.comments(activity, from, size);
    }

    @Override
    public Outcome<Page<Comment>> comments(ActivityId activity) {
        return reads.comments(activity);
    }

    @Override
    public Outcome<InputStream> attachment(ActivityId activity, Attachment attachment) {
        return reads.attachment(activity, attachment);
    }

    private Outcome<ActivityRecord> readable(ActivityId activity) {
        return new FindTarget(session.refreshEngagement()).readable(session.engagement(), activity);
    }

    @Override
    public Outcome<EngagementView> flush() {
        access.check();
        desk.drafts().store(session);
        return session.isClosed() ? Outcome.refused(Refusals.engagementClosed()) : Outcome.done(view());
    }
}
