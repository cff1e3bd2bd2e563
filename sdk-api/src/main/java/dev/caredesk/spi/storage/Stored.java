package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;

/**
 * A record as a storage keeps it: what it filters and sorts by as typed values, everything else as a payload. More kinds may come,
 * with a new version of the port.
 */
public sealed interface Stored permits StoredCustomer, StoredRequest, StoredActivity, StoredComment, StoredMessage {

    /** The record's id. */
    RecordId id();

    /** One answer for each case, so that code which handles them all does not compile once there is a further one. */
    interface Cases<T> {

        /** For {@link StoredCustomer}. */
        T customer(StoredCustomer record);

        /** For {@link StoredRequest}. */
        T request(StoredRequest record);

        /** For {@link StoredActivity}. */
        T activity(StoredActivity record);

        /** For {@link StoredComment}. */
        T comment(StoredComment record);

        /** For {@link StoredMessage}. */
        T message(StoredMessage record);
    }

    /** The answer for the case that this one is. */
    <T> T fold(Cases<T> cases);
}
