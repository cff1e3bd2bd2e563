package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.session.NewEngagement;
import dev.caredesk.core.session.Session;
import dev.caredesk.customer.CustomerId;
import java.time.Instant;

/** Opens a customer from Recent or Search, or returns the engagement that has it open on this desk (D3, A4). Lives for one call. */
public final class ReopenCustomer implements UseCase<CustomerEngagement, Session> {

    private final DeskContext desk;
    private final CustomerId customer;
    private final String id;

    public ReopenCustomer(DeskContext desk, CustomerId customer) {
        this.desk = desk;
        this.customer = customer;
        this.id = desk.scope().newId();
    }

    @Override
    public Outcome<CustomerEngagement> load(Attempt attempt) {
        return CustomerEngagement.find(desk, customer, id, attempt, NewEngagement::reopened);
    }

    @Override
    public Outcome<CommitPlan<Session>> decide(CustomerEngagement target, Instant now) {
        Session session = target.session();
        if (target.isOpen()) {
            return Outcome.done(CommitPlan.nothing(session));
        }
        Changes changes = new Changes(desk.scope(), DerivedIds.derived("reopen", id), desk.agent(), now);
        return Outcome.done(CommitPlan.commit(changes, session, NextState.of(session.engagement())));
    }

    @Override
    public Outcome<Session> done(CustomerEngagement target, Session session, boolean again) {
        desk.sessions().readCallsIfPossible(session);
        return Outcome.done(session);
    }
}
