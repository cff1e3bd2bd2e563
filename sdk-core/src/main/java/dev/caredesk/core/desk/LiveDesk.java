package dev.caredesk.core.desk;

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
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskListener;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.Offer;
import dev.caredesk.search.SearchPage;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A desk as the host sees it: every method finds its use case. */
final class LiveDesk implements Desk {

    private final Workspace workspace;
    private final Locale language;
    private final Gate gate;
    private final List<Subscription> listening = new CopyOnWriteArrayList<>();

    LiveDesk(Workspace workspace, Locale language, Gate gate) {
        this.workspace = workspace;
        this.language = language;
        this.gate = gate;
    }

    @Override
    public AgentId agent() {
        return workspace.agent();
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public DeskView view() {
        gate.check();
        return new DeskReading(scope(), language).view(agent(), offers());
    }

    @Override
    public List<Offer> offers() {
        gate.check();
        return workspace.offers().on(agent());
    }

    @Override
    public Outcome<Engagement> accept(InteractionId interaction) {
        gate.check();
        return workspace
                .alone(() -> new Accepting(scope(), workspace).accept(interaction))
                .map(this::engagement);
    }

    @Override
    public Outcome<InteractionId> reject(InteractionId interaction) {
        gate.check();
        if (!workspace.offers().hide(interaction, agent())) {
            return Outcome.refused(new Accepting(scope(), workspace).lost(interaction));
        }
        workspace.channels().rejected(interaction, agent());
        return Outcome.done(interaction);
    }

    @Override
    public Outcome<Engagement> reopen(CustomerId customer) {
        gate.check();
        return workspace
                .alone(() -> new Reopening(scope(), workspace).reopen(customer))
                .map(this::engagement);
    }

    @Override
    public Outcome<Engagement> engagement(EngagementId id) {
        gate.check();
        return workspace
                .alone(() -> workspace.takeUp(id))
                .map(session -> Outcome.done(engagement(session)))
                .orElseGet(() -> Outcome.refused(unknown(id)));
    }

    @Override
    public Closing answer(Answer answer) {
        gate.check();
        return workspace
                .alone(() -> workspace.toAnswer(answer.engagement()))
                .map(session -> new Closings(scope(), session, language).answer(answer))
                .or(() -> Closings.closed(scope(), agent(), answer))
                .orElseGet(() -> new Closing.Refused(List.of(unknown(answer.engagement())), Optional.empty()));
    }

    private static Refusal unknown(EngagementId id) {
        return new Refusal.Unknown(RefusalCode.ENGAGEMENT_UNKNOWN, id.value());
    }

    @Override
    public Outcome<SearchPage> search(String query, Optional<Cursor> from, int size) {
        gate.check();
        return new DeskReading(scope(), language).search(query, from, size);
    }

    @Override
    public Outcome<SearchPage> search(String query) {
        return search(query, Optional.empty(), usualSize());
    }

    @Override
    public Outcome<Page<Activity>> unlinked(Optional<Cursor> from, int size) {
        gate.check();
        return new Reading(scope()).unlinked(from, size);
    }

    @Override
    public Outcome<Page<Activity>> unlinked() {
        return unlinked(Optional.empty(), usualSize());
    }

    @Override
    public Outcome<Page<Message>> messages(ActivityId activity, Optional<Cursor> from, int size) {
        return unlinked(activity).then(found -> new Reading(scope()).messages(activity, from, size));
    }

    @Override
    public Outcome<Page<Message>> messages(ActivityId activity) {
        return messages(activity, Optional.empty(), usualSize());
    }

    @Override
    public Outcome<Page<Comment>> comments(ActivityId activity, Optional<Cursor> from, int size) {
        return unlinked(activity).then(found -> new Reading(scope()).comments(activity, from, size));
    }

    @Override
    public Outcome<Page<Comment>> comments(ActivityId activity) {
        return comments(activity, Optional.empty(), usualSize());
    }

    @Override
    public Outcome<InputStream> attachment(ActivityId activity, Attachment attachment) {
        return unlinked(activity).then(found -> new Contents(workspace.channels()).of(found, attachment));
    }

    private Outcome<ActivityRecord> unlinked(ActivityId activity) {
        gate.check();
        return new Targets(new Refresher(scope())).unlinked(activity);
    }

    private int usualSize() {
        return scope().limits().pageEntries();
    }

    @Override
    public Outcome<Engagement> link(ActivityId activity, CustomerId customer, OperationId operation) {
        gate.check();
        return workspace
                .alone(() -> new Reopening(scope(), workspace).link(activity, customer, operation))
                .map(this::engagement);
    }

    @Override
    public Outcome<Engagement> link(ActivityId activity, CustomerId customer) {
        return link(activity, customer, OperationId.of(scope().newId()));
    }

    @Override
    public Subscription listen(DeskListener listener) {
        gate.check();
        Subscription subscription = workspace.signals().listen(agent(), listener);
        listening.add(subscription);
        return subscription;
    }

    @Override
    public void close() {
        if (gate.leave()) {
            listening.forEach(Subscription::close);
            workspace.store();
        }
    }

    private Engagement engagement(Session session) {
        return new LiveEngagement(workspace, session, language, gate);
    }

    private TenantScope scope() {
        return workspace.scope();
    }
}
