package dev.caredesk.core.usecase;

import dev.caredesk.AgentId;
import dev.caredesk.Outcome;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.session.Session;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CustomerFile;
import java.util.List;
import java.util.Optional;

/** The engagement of a stored customer, open on the desk or about to open (D3). */
public record CustomerEngagement(Session session) implements UseCase.Subject {

    /** Makes the data of an engagement from a customer's file. */
    @FunctionalInterface
    public interface Begin {
        EngagementData begin(EngagementId id, AgentId desk, CustomerFile file);
    }

    /**
     * Finds the engagement of a customer, or begins one. It also finds one that another place opened, which the previous attempt's refusal
     * names.
     *
     * @param seed that the id of a new engagement is derived from
     */
    public static Outcome<CustomerEngagement> find(
            DeskContext desk, CustomerId customer, String seed, Attempt attempt, Begin begin) {
        attempt.broken(Broken.CustomerOpen.class)
                .forEach(open -> desk.sessions().takeUp(open.present()));
        Optional<Session> open = desk.sessions().ofCustomer(customer).filter(CustomerEngagement::isOpenStill);
        if (open.isPresent()) {
            return Outcome.done(new CustomerEngagement(open.get()));
        }
        EngagementId id = EngagementId.of(DerivedIds.derived("engagement", seed));
        long mark = desk.sessions().newsMark();
        return desk.scope()
                .storage()
                .records()
                .file(
                        desk.scope().id(),
                        customer,
                        desk.scope().now(),
                        desk.scope().limits().pageEntries())
                .map(file ->
                        desk.sessions().ofCustomerOr(customer, () -> begin.begin(id, desk.agent(), file), file, mark))
                .map(session -> Outcome.done(new CustomerEngagement(session)))
                .orElseGet(() -> Outcome.refused(Refusals.unknown(customer)));
    }

    private static boolean isOpenStill(Session session) {
        session.catchUp();
        return !session.isClosed();
    }

    @Override
    public List<CommitParticipant> participants() {
        return List.of(session);
    }

    /** Returns whether the engagement is open by now; called within its turn. */
    public boolean isOpen() {
        return !session.state().isOpening();
    }
}
