package dev.caredesk.request;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer's request as seen at one instant: a request that is overdue then shows as closed at its deadline, whether or not a
 * sweep has run (R7).
 *
 * @param followsUp the closed request that this one goes on from (R4)
 * @param title empty text when it has none
 * @param description empty text when it has none
 * @param updated the last update of the request or any of its activities (R8)
 * @param deadline when it closes by itself; empty while a chat or call in it is live, and once it is closed (R6)
 * @param closed when it was closed; present exactly when the status is closed, as far as the status is known
 */
public record Request(
        RequestId id,
        Version version,
        CustomerId customer,
        Optional<RequestId> followsUp,
        String title,
        String description,
        RequestStatus status,
        Instant created,
        Instant updated,
        Optional<Instant> deadline,
        Optional<Instant> closed) {

    public Request {
        refuseNull("id", id, "version", version, "customer", customer);
        refuseNull("followsUp", followsUp, "title", title, "description", description);
        refuseNull("status", status, "created", created, "updated", updated);
        refuseNull("deadline", deadline, "closed", closed);
        if (status != RequestStatus.UNKNOWN && closed.isPresent() != (status == RequestStatus.CLOSED)) {
            throw new WrongCallException("closed request must have a closed time, and any other must not have one");
        }
    }

    /** Returns whether it is open. */
    public boolean isOpen() {
        return status == RequestStatus.OPEN;
    }
}
