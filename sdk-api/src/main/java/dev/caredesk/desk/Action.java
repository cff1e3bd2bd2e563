package dev.caredesk.desk;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import java.util.Optional;

/**
 * An operation that happens at once, in a commit of its own, as data (E1). Its result is the id of the record that it made or
 * acted on. More may come.
 */
public sealed interface Action<R extends RecordId> {

    /** Adds a comment to an activity (M1, M2). */
    record AddComment(ActivityId activity, String text) implements Action<CommentId> {}

    /** Sends the customer an answer over the activity's channel (X1). */
    record Reply(ActivityId activity, String text) implements Action<MessageId> {}

    /**
     * Starts a new request for a new problem (R3); before Create a draft edit (E1).
     *
     * @param activity an activity to put in it, if any
     */
    record AddRequest(String title, String description, Optional<ActivityId> activity) implements Action<RequestId> {}

    /** Moves an activity to another open request of the customer (A5); before Create a draft edit (E1). */
    record Move(ActivityId activity, RequestId to) implements Action<RequestId> {}

    /**
     * Moves an activity to another customer, which opens on the desk or comes back (A5); {@link Desk#reopen} gives its
     * engagement.
     */
    record MoveToCustomer(ActivityId activity, CustomerId to) implements Action<CustomerId> {}

    /** Closes a request by hand (R5). Its unsaved edits become unsaveable (E8). */
    record CloseRequest(RequestId request) implements Action<RequestId> {}

    /**
     * Starts a request that goes on from a closed one and refers to it (R4).
     *
     * @param carryEdits whether unsaved edits of the closed one go along (E8)
     */
    record FollowUp(RequestId request, boolean carryEdits) implements Action<RequestId> {}

    /** Links the engagement of an uncreated customer to an existing one (C6, E1). */
    record Link(CustomerId customer) implements Action<CustomerId> {}

    /** Starts an outbound activity over a channel that can (A1, X1). */
    record Start(ChannelId channel, MediaType media, ContactAddress to) implements Action<ActivityId> {}
}
