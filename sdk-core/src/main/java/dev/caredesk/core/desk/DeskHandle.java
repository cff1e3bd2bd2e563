package dev.caredesk.core.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.Subscription;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.Message;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.event.DeskSignals;
import dev.caredesk.core.session.RefreshEngagement;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.usecase.AcceptOffer;
import dev.caredesk.core.usecase.AnswerQuestion;
import dev.caredesk.core.usecase.DeskContext;
import dev.caredesk.core.usecase.FindTarget;
import dev.caredesk.core.usecase.LinkActivity;
import dev.caredesk.core.usecase.PickUpMissed;
import dev.caredesk.core.usecase.RejectOffer;
import dev.caredesk.core.usecase.ReopenCustomer;
import dev.caredesk.core.view.DeskViews;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskListener;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.desk.Offer;
import dev.caredesk.desk.OfferPage;
import dev.caredesk.search.SearchPage;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The host's handle of a desk: each method checks access and calls a use case. */
final class DeskHandle implements Desk {

    private final DeskContext desk;
    private final DeskSignals signals;
    private final Locale language;
    private final DeskAccess access;
    private final ActivityReads reads;
    private final List<Subscription> listening = new CopyOnWriteArrayList<>();

    DeskHandle(DeskContext desk, DeskSignals signals, Locale language, DeskAccess access) {
        this.desk = desk;
        this.signals = signals;
        this.language = language;
        this.access = access;
        this.reads = new ActivityReads(desk, access, this::unlinked);
    }

    @Override
    public AgentId agent() {
        return desk.agent();
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public DeskView view() {
        access.check();
        return new DeskViews(desk.scope(), language).view(agent());
    }

    @Override
    public Outcome<OfferPage> offers(Optional<Cursor> from, int size) {
        refuseNull("from", from);
        access.check();
        return reads.pages().offers(Optional.of(agent()), from, size);
    }

    @Override
    public List<Offer> offers() {
        return offers(Optional.empty(), reads.usualSize()).orElseThrow().page().items();
    }

    @Override
    public Outcome<Page<MissedInteraction>> missed(Optional<Cursor> from, int size) {
        refuseNull("from", from);
        access.check();
        return reads.pages().missed(from, size);
    }

    @Override
    public Outcome<Engagement> pickUp(InteractionId interaction) {
        refuseNull("interaction", interaction);
        access.check();
        return desk.loop().run(new PickUpMissed(desk, interaction)).map(this::engagement);
    }

    @Override
    public Outcome<Page<Message>> messages(InteractionId interaction, Optional<Cursor> from, int size) {
        refuseNull("interaction", interaction, "from", from);
        access.check();
        Optional<StoredInteraction> row = reads.pages().interaction(interaction);
        boolean keepsMissed = !desk.scope().limits().missedKept().isZero();
        return row.filter(it -> (it.state() == State.MISSED && keepsMissed) || it.isOfferedOn(agent()))
                        .isPresent()
                ? reads.pages().messages(interaction, from, size)
                : Outcome.refused(Refusals.lost(row));
    }

    @Override
    public Outcome<Page<Message>> messages(InteractionId interaction) {
        return messages(interaction, Optional.empty(), reads.usualSize());
    }

    @Override
    public Outcome<Engagement> accept(InteractionId interaction) {
        refuseNull("interaction", interaction);
        access.check();
        return desk.loop().run(new AcceptOffer(desk, interaction)).map(this::engagement);
    }

    @Override
    public Outcome<InteractionId> reject(InteractionId interaction) {
        refuseNull("interaction", interaction);
        access.check();
        return desk.loop().run(new RejectOffer(desk, interaction));
    }

    @Override
    public Outcome<Engagement> reopen(CustomerId customer) {
        refuseNull("customer", customer);
        access.check();
        return desk.loop().run(new ReopenCustomer(desk, customer)).map(this::engagement);
    }

    @Override
    public Outcome<Engagement> engagement(EngagementId id) {
        refuseNull("id", id);
        access.check();
        return desk.sessions()
                .takeUp(id)
                .map(session -> Outcome.done(engagement(session)))
                .orElseGet(() -> Outcome.refused(unknown(id)));
    }

    @Override
    public Closing answer(Answer answer) {
        refuseNull("answer", answer);
        access.check();
        return desk.sessions()
                .takeUpToAnswer(answer.engagement())
                .map(session -> new AnswerQuestion(desk, session, language, answer).run())
                .or(() -> AnswerQuestion.closedBefore(desk, answer))
                .orElseGet(() -> new Closing.Refused(List.of(unknown(answer.engagement())), Optional.empty()));
    }

    private static Refusal unknown(EngagementId id) {
        return new Refusal.Unknown(RefusalCode.ENGAGEMENT_UNKNOWN, id.value());
    }

    @Override
    public Outcome<SearchPage> search(String query, Optional<Cursor> from, int size) {
        refuseNull("query", query, "from", from);
        access.check();
        return new DeskViews(desk.scope(), language).search(query, from, size);
    }

    @Override
    public Outcome<SearchPage> search(String query) {
        refuseNull("query", query);
        return search(query, Optional.empty(), reads.usualSize());
    }

    @Override
    public Outcome<Page<Activity>> unlinked(Optional<Cursor> from, int size) {
        refuseNull("from", from);
        access.check();
        return reads.pages().unlinked(from, size);
    }

    @Override
    public Outcome<Page<Activity>> unlinked() {
        return unlinked(Optional.empty(), reads.usualSize());
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

    private Outcome<ActivityRecord> unlinked(ActivityId activity) {
        return new FindTarget(new RefreshEngagement(desk.scope())).unlinked(activity);
    }

    @Override
    public Outcome<Engagement> link(ActivityId activity, CustomerId customer, OperationId operation) {
        refuseNull("activity", activity, "customer", customer, "operation", operation);
        access.check();
        return new LinkActivity(desk, activity, customer, operation).run().map(this::engagement);
    }

    @Override
    public Outcome<Engagement> link(ActivityId activity, CustomerId customer) {
        refuseNull("activity", activity, "customer", customer);
        return link(activity, customer, OperationId.of(desk.scope().newId()));
    }

    @Override
    public Subscription listen(DeskListener listener) {
        refuseNull("listener", listener);
        access.check();
        Subscription subscription = signals.listen(agent(), listener);
        listening.add(subscription);
        if (access.isLeft()) { // Another thread may have ended all listeners but this one.
            subscription.close();
        }
        return () -> {
            listening.remove(subscription);
            subscription.close();
        };
    }

    @Override
    public void close() {
        if (access.leave()) {
            listening.forEach(Subscription::close);
            desk.sessions().store();
        }
    }

    private Engagement engagement(Session session) {
        return new EngagementHandle(desk, session, language, access);
    }
}
