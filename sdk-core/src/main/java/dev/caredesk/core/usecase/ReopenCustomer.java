package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.Plan;
import dev.caredesk.core.commit.Plan.NextState;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.session.OpenEngagement;
import dev.caredesk.core.session.Session;
import dev.caredesk.customer.CustomerId;
import java.time.Instant;

/** Opens a customer from Recent or Search, or returns the engagement that has it open on this desk (D3, A4). Lives for one call. */
public final class ReopenCustomer implements UseCase<CustomerTarget, Session> {

    private final DeskContext desk;
    private final CustomerId customer;
    private final String id;

    public ReopenCustomer(DeskContext desk, CustomerId customer) {
        this.desk = desk;
        this.customer = customer;
        this.id = desk.scope().newId();
    }

    @Override
    public Outcome<CustomerTarget> load(Attempt attempt) {
        return CustomerTarget.find(desk, customer, id, attempt, OpenEngagement::reopened);
    }

    @Override
    public Outcome<Plan<Session>> decide(CustomerTarget target, Instant now) {
        Session session = target.session();
        if (target.isOpen()) {
            return Outcome.done(Plan.nothing(session));
        }
        Changes changes = new Changes(desk.scope(), DerivedIds.derived("reopen", id), desk.agent(), now);
        return Outcome.done(Plan.commit(changes, session, NextState.of(session.engagement())));
    }

    @Override
    public Outcome<Session> done(CustomerTarget target, Session session, boolean again) {
        desk.sessions().readCallsIfPossible(session);
        return Outcome.done(session);
    }
}
