package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.List;
import java.util.Optional;

/**
 * The records that open with a customer, read at one instant.
 *
 * @param openRequests not closed and not overdue, last updated first, {@link #REQUESTS} at most
 * @param newest the activity that was created last
 * @param newestRequest the request of that activity, open or not
 * @param journey the first page
 */
public record CustomerFile(
        StoredCustomer customer,
        List<StoredRequest> openRequests,
        Optional<StoredActivity> newest,
        Optional<StoredRequest> newestRequest,
        Rows<JourneyRow> journey) {

    /** The maximum number of open requests of a file. */
    public static final int REQUESTS = 200;

    public CustomerFile {
        refuseNull("customer", customer, "openRequests", openRequests, "newest", newest);
        refuseNull("newestRequest", newestRequest, "journey", journey);
        openRequests = List.copyOf(openRequests);
    }
}
