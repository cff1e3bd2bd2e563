package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import java.time.Instant;
import java.util.Optional;

/**
 * An open engagement as stored: a line of a desk's Open list, with its draft (D1, D6).
 *
 * @param customer empty while the customer is not created
 * @param opened with ties broken by commit order
 * @param revision the state of the draft
 */
public record StoredDraft(
        EngagementId engagement,
        AgentId desk,
        Optional<CustomerId> customer,
        Instant opened,
        long revision,
        Payload document) {
    public StoredDraft {
        refuseNull("engagement", engagement, "desk", desk, "customer", customer);
        refuseNull("opened", opened, "document", document);
    }
}
