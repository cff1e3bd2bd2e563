package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import java.util.Optional;

/**
 * A record as a storage keeps it: typed values for filtering and sorting, a payload for everything else. More kinds may come,
 * with a new version of the port.
 */
public sealed interface Stored
        permits StoredCustomer, StoredRequest, StoredActivity, StoredComment, StoredMessage, StoredInteraction {

    /** Returns the record's id. */
    RecordId id();

    /** Returns its version; empty for comments and messages, which are written once. */
    Optional<Version> versionIfAny();

    /** Returns its parent: a request's customer, an activity's request, a comment's activity, a message's interaction. */
    Optional<? extends RecordId> parent();

    /** Returns everything that no storage filters or sorts by. */
    Payload payload();

    /** A handler with one method for each case; an implementation no longer compiles when a version adds a case. */
    interface Cases<T> {

        /** Handles {@link StoredCustomer}. */
        T customer(StoredCustomer record);

        /** Handles {@link StoredRequest}. */
        T request(StoredRequest record);

        /** Handles {@link StoredActivity}. */
        T activity(StoredActivity record);

        /** Handles {@link StoredComment}. */
        T comment(StoredComment record);

        /** Handles {@link StoredMessage}. */
        T message(StoredMessage record);

        /** Handles {@link StoredInteraction}. */
        T interaction(StoredInteraction record);
    }

    /** Calls the handler's method for this case and returns its answer. */
    <T> T fold(Cases<T> cases);
}
