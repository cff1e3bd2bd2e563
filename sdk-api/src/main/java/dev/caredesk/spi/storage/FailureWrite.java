package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.RecordId;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.MessageId;
import java.util.Optional;

/**
 * What a channel could not do for an activity, or with a message that was to be sent (M4, X5). It raises no version and never refuses, except
 * for a missing record.
 *
 * @param failure takes the place of one before; empty when it is over
 */
public record FailureWrite(RecordId record, Optional<Payload> failure) {
    public FailureWrite {
        refuseNull("record", record, "failure", failure);
        refuseUnknown("record.type", record.type());
        if (!(record instanceof ActivityId || record instanceof MessageId)) {
            throw new WrongCallException("failure must be of an activity or a message, was of a " + record.type());
        }
    }
}
