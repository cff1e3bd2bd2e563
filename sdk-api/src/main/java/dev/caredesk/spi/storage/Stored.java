package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import java.util.Optional;

/**
 * A record as a storage keeps it: what it filters and sorts by as typed values, everything else as a payload. More kinds may come,
 * with a new version of the port.
 */
public sealed interface Stored permits StoredCustomer, StoredRequest, StoredActivity, StoredComment, StoredMessage {

    /** The record's id. */
    RecordId id();

    /** Its version; empty for comments and messages, which are written once. */
    Optional<Version> versionIfAny();

    /** What it belongs to: a request to its customer, an activity to the request that it is in, a comment or message to its activity. */
    Optional<? extends RecordId> parent();

    /** Everything that no storage filters or sorts by. */
    Payload payload();

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
