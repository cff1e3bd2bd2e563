package dev.caredesk.core.usecase.action;

import com.google.common.collect.ImmutableMap;
import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.DeskRecord;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.FieldEdit;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.RecordEdits;
import dev.caredesk.core.session.DeskSessions;
import dev.caredesk.core.session.NewEngagement;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.usecase.JoinActivity;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.Require;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Links the engagement of an uncreated customer to a stored one (C6, E1).
 *
 * <ol>
 *   <li>If the customer is open on this desk, that engagement takes everything over, and this one ends (D3).
 *   <li>The activities join the customer by A2.
 *   <li>Untouched prefill is dropped. What the agent typed stays unsaved; the next save makes the further requests of the draft.
 * </ol>
 */
record LinkCustomer(ActionContext context, Action.Link action)
        implements ActionUseCase<CustomerId>, UseCase<LinkCustomer.Linked, CustomerId> {

    /**
     * The engagement to link.
     *
     * @param open the engagement of the same desk that has the customer open; empty if the linked one becomes it
     * @param file of the customer, in that case
     */
    record Linked(Session from, Optional<Session> open, Optional<CustomerFile> file) implements UseCase.Subject {

        @Override
        public List<CommitParticipant> participants() {
            return Stream.concat(Stream.of(from), open.stream())
                    .<CommitParticipant>map(session -> session)
                    .toList();
        }

        @Override
        public Optional<CommitParticipant> callers() {
            return Optional.of(from);
        }
    }

    @Override
    public boolean isPossibleAnywhere() {
        return true;
    }

    @Override
    public CustomerId result() {
        return action.customer();
    }

    @Override
    public Outcome<CustomerId> run() {
        return context.desk().loop().run(this);
    }

    @Override
    public Outcome<Linked> load(Attempt attempt) {
        DeskSessions sessions = context.desk().sessions();
        attempt.broken(Broken.CustomerOpen.class).forEach(open -> sessions.takeUp(open.present()));
        Session from = context.session();
        Optional<Session> open = sessions.ofCustomer(action.customer()).filter(session -> session != from);
        if (open.isPresent()) {
            return Outcome.done(new Linked(from, open, Optional.empty()));
        }
        return context.scope()
                .storage()
                .records()
                .file(
                        context.scope().id(),
                        action.customer(),
                        context.scope().now(),
                        context.scope().limits().pageEntries())
                .map(file -> Outcome.done(new Linked(from, Optional.empty(), Optional.of(file))))
                .orElseGet(() -> Outcome.refused(Refusals.unknown(action.customer())));
    }

    /** Decides only before Create, which another thread or process may have done first (C6). */
    @Override
    public Outcome<CommitPlan<CustomerId>> decide(Linked linked, Instant now) {
        EngagementData from = linked.from().engagement();
        return from.isCreated()
                ? Outcome.refused(Refusals.not(RefusalCode.CUSTOMER_CREATED, from.customer()))
                : Outcome.done(link(linked, from, now));
    }

    private CommitPlan<CustomerId> link(Linked linked, EngagementData from, Instant now) {
        EngagementData onto = linked.open()
                .map(open -> context.refreshEngagement().withOpenRequests(open.engagement()))
                .orElseGet(() -> NewEngagement.known(
                        from.id(), from.desk(), linked.file().orElseThrow()));
        Changes changes = context.changes(now);
        NextState after = NextState.of(link(changes, from, onto)).rereading();
        List<NextState> next = new ArrayList<>();
        linked.open().ifPresent(open -> next.add(NextState.closed(from)));
        next.add(after);
        return new CommitPlan<>(Optional.of(changes), false, next, committed -> result());
    }

    private EngagementData link(Changes changes, EngagementData from, EngagementData onto) {
        changes.require(new Require.Exists(onto.customer()));
        JoinActivity join = new JoinActivity(context.scope());
        EngagementData after = onto;
        for (LoadedRecord<ActivityRecord> activity : from.records().activities().values()) {
            after = join.move(changes, after, activity.latest());
        }
        Draft draft = typed(from, after, changes.at());
        return after.with(draft.at(Math.max(from.revision(), onto.revision()) + 1))
                .current(from.current().or(onto::current));
    }

    @Override
    public Outcome<CustomerId> done(Linked linked, CustomerId result, boolean again) {
        DeskSessions sessions = context.desk().sessions();
        Session session = linked.open().orElse(linked.from());
        linked.open().ifPresent(sessions::readCallsIfPossible);
        sessions.readJourneyIfPossible(session);
        return Outcome.done(result);
    }

    private static Draft typed(EngagementData from, EngagementData after, Instant now) {
        Draft draft = after.draft();
        RecordId customer = after.customer();
        draft = draft.with(customer, typed(from.edits(from.customer()), after.edits(customer), after, customer));
        Optional<ActivityId> activity = from.usualActivity(now);
        Optional<RequestId> old = activity.flatMap(from::requestOf);
        Optional<RequestId> joined = activity.flatMap(after::requestOf);
        if (old.isPresent() && joined.isPresent()) {
            RequestId request = joined.get();
            draft = draft.with(request, typed(from.edits(old.get()), after.edits(request), after, request));
        }
        for (RequestId further : from.draft().newRequests()) {
            boolean typed = !from.edits(further).isEmpty() && !old.equals(Optional.of(further));
            draft = typed ? draft.request(further).with(further, from.edits(further)) : draft;
        }
        for (ActivityId tagged : from.records().activities().keySet()) {
            draft = draft.with(tagged, from.edits(tagged));
        }
        return draft;
    }

    /** Returns the typed values as edits of the stored record. A cleared prefill was not typed. */
    private static RecordEdits typed(RecordEdits typed, RecordEdits present, EngagementData after, RecordId record) {
        Map<Field, String> stored =
                after.records().loaded(record).map(DeskRecord::values).orElse(ImmutableMap.of());
        RecordEdits edits = present;
        for (Map.Entry<Field, FieldEdit> entry : typed.fields().entrySet()) {
            Optional<String> mine = entry.getValue().mine();
            if (mine.isPresent()) {
                edits = edits.set(entry.getKey(), Optional.ofNullable(stored.get(entry.getKey())), mine);
            }
        }
        return edits;
    }
}
