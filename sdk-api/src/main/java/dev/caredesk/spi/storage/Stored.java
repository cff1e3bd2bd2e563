package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;

/**
 * A record as a storage keeps it: what it filters and sorts by as typed values, everything else as a payload. More kinds may come,
 * with a new version of the port.
 */
public sealed interface Stored permits StoredCustomer, StoredRequest, StoredActivity, StoredComment, StoredMessage {

    /** The record's id. */
    RecordId id();
}
