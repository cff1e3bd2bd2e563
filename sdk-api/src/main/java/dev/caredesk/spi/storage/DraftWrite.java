package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.WrongCallException;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import java.util.Optional;

/**
 * A new state of a stored draft. It refuses when the stored revision is not the expected one, and when another engagement of the
 * same desk has the same customer (D1, D3).
 *
 * @param expected the revision that is stored; 0 when there is no such engagement yet
 * @param revision the new one, {@code expected} at least and at least 1; of no meaning when the document is empty
 * @param document empty when the engagement is closed, which removes it
 */
public record DraftWrite(
        EngagementId engagement,
        AgentId desk,
        Optional<CustomerId> customer,
        long expected,
        long revision,
        Optional<Payload> document) {
    public DraftWrite {
        refuseNull("engagement", engagement, "desk", desk, "customer", customer);
        refuseNull("document", document);
        if (expected < 0 || (document.isPresent() && revision < Math.max(1, expected))) {
            throw new WrongCallException("draft revision must be at least 1 and at least the expected one, was "
                    + revision + " where " + expected + " was expected");
        }
    }

    /** Returns true if the stored draft, empty for none, has the expected revision. */
    public boolean isBasedOn(Optional<StoredDraft> stored) {
        refuseNull("stored", stored);
        return stored.map(StoredDraft::revision).orElse(0L) == expected;
    }
}
