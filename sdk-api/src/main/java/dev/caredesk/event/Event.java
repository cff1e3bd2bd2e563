package dev.caredesk.event;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One committed change of one record, read from the journal (Z3).
 *
 * @param position where to go on after it
 * @param commit the id of the commit that made it; what was committed together has the same one
 * @param at when it was; for a request that closed by itself, its deadline (R6)
 * @param customer the customer that the record belonged to after it, if any
 * @param kind what happened
 * @param diffs the changed values; for a comment or a message, its activity, or the interaction that nobody has
 *     taken yet. Its text is in the record only
 */
public record Event(
        Position position,
        String commit,
        Instant at,
        Actor by,
        RecordId record,
        Optional<CustomerId> customer,
        Kind kind,
        List<FieldDiff> diffs) {

    public Event {
        refuseNull("position", position, "commit", commit, "at", at);
        refuseNull("by", by, "record", record, "customer", customer);
        refuseNull("kind", kind, "diffs", diffs);
        diffs = List.copyOf(diffs);
    }

    /** The kind of change to a record. More kinds may come. */
    public enum Kind {
        /** The record is new. */
        CREATED,
        /** Fields or tags of the record changed. */
        CHANGED,
        /** The request closed, by hand or by itself. */
        CLOSED,
        /** The activity ended. */
        ENDED,
        /** The activity went to another request or customer. */
        MOVED,
        /** The interaction is offered. */
        OFFERED,
        /** An agent accepted the interaction. */
        TAKEN,
        /** A desk rejected the interaction. */
        REJECTED,
        /** The interaction ended before an agent accepted it. */
        MISSED,
        /** The commands of the interaction, or of the activity that it became, are parked (X5). */
        PARKED,
        /** The commands that were parked are told again. */
        RESUMED,
        /** The reply was not delivered (M4). */
        FAILED,
        /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
        UNKNOWN
    }
}
