package dev.caredesk.core.usecase;

import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Operation;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.session.NewEngagement;
import dev.caredesk.core.session.RefreshEngagement;
import dev.caredesk.core.session.Session;
import dev.caredesk.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** Links an activity without a customer to a customer, whose engagement opens or comes back (A7). Lives for one call. */
public final class LinkActivity implements UseCase<CustomerEngagement, Session> {

    private final DeskContext desk;
    private final ActivityId activity;
    private final CustomerId customer;
    private final Operation operation;

    public LinkActivity(DeskContext desk, ActivityId activity, CustomerId customer, OperationId id) {
        this.desk = desk;
        this.activity = activity;
        this.customer = customer;
        this.operation = new Operation(desk.scope(), desk.agent(), id, "link " + activity + " to " + customer);
    }

    /** Links the activity; a repeated operation only brings the customer back (E7). */
    public Outcome<Session> run() {
        Optional<Boolean> known = operation.committed();
        if (known.isEmpty()) {
            return desk.loop().run(this);
        }
        return known.get() ? desk.loop().run(new ReopenCustomer(desk, customer)) : Outcome.refused(Refusals.reused());
    }

    @Override
    public Outcome<CustomerEngagement> load(Attempt attempt) {
        return CustomerEngagement.find(desk, customer, operation.id().value(), attempt, NewEngagement::known);
    }

    @Override
    public Outcome<CommitPlan<Session>> decide(CustomerEngagement target, Instant now) {
        RefreshEngagement refreshEngagement = target.session().refreshEngagement();
        return new FindTarget(refreshEngagement).unlinked(activity).map(found -> link(target.session(), found, now));
    }

    private CommitPlan<Session> link(Session session, ActivityRecord found, Instant now) {
        EngagementData engagement = session.refreshEngagement().withOpenRequests(session.engagement());
        Changes changes = operation.changes(now);
        EngagementData after =
                new JoinActivity(desk.scope()).move(changes, engagement, found).current(engagement.current());
        return CommitPlan.commit(changes, session, NextState.of(after).rereading());
    }

    @Override
    public Outcome<Session> done(CustomerEngagement target, Session session, boolean again) {
        desk.sessions().readJourneyIfPossible(session);
        desk.sessions().readCallsIfPossible(session);
        return Outcome.done(session);
    }
}
