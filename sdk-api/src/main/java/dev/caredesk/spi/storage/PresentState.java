package dev.caredesk.spi.storage;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * The stored state of all that a ChangeSet refers to, at one instant, for a {@link CommitCheck}. A storage implements it over its
 * tables; all is of the ChangeSet's tenant.
 */
public interface PresentState {

    /** Returns the record with the given id. */
    Optional<? extends Stored> record(RecordId id);

    /** Returns the open engagement with the given id. */
    Optional<StoredDraft> draft(EngagementId engagement);

    /** Returns the open engagement that has the customer on a desk; there is one at most. */
    Optional<EngagementId> engagementOf(AgentId desk, CustomerId customer);

    /** Returns the claim on a key. */
    Optional<Claim> claim(Claim.Key key);

    /** Returns the process that has a lease on the interaction's lane, whether or not its time is over; empty for a parked lane, or none. */
    Optional<ProcessId> leaseOf(InteractionId interaction);

    /** Returns whether the interaction's lane is parked. */
    boolean isParked(InteractionId interaction);

    /** Returns the customer's request that is neither closed nor overdue at the given instant; of several, the one updated last. */
    Optional<RequestId> openRequest(CustomerId customer, Instant now);
}
