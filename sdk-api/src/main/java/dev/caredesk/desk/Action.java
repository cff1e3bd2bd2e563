package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

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
 * An operation that is committed at once, on its own, as data (E1). Its result is the id of the record that it created or acted
 * on. More may come.
 *
 * <p>Each case names its refusals; every one is also refused with {@code engagement.closed}. An action under an
 * {@link dev.caredesk.OperationId} can be repeated after an unknown outcome (E7).
 */
public sealed interface Action<R extends RecordId> {

    /**
     * Adds a comment to an activity (M1, M2).
     *
     * <p>Refuses with {@code text.empty}, {@code text.too-long}, {@code text.malformed}, {@code record.unknown},
     * {@code record.read-only} (A4), {@code request.closed} (R4).
     */
    record AddComment(ActivityId activity, String text) implements Action<CommentId> {
        public AddComment {
            refuseNull("activity", activity, "text", text);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.addComment(this);
        }
    }

    /**
     * Sends the customer an answer over the activity's channel (X1). If the channel refuses it later, the message shows that as its
     * {@link dev.caredesk.activity.Message#failure} (M4).
     *
     * <p>Refuses with {@code text.empty}, {@code text.too-long}, {@code text.malformed}, {@code record.unknown},
     * {@code record.read-only} (A4), {@code request.closed} (R4; not for a live chat or call, R5), {@code activity.ended},
     * {@code channel.cannot}.
     */
    record Reply(ActivityId activity, String text) implements Action<MessageId> {
        public Reply {
            refuseNull("activity", activity, "text", text);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.reply(this);
        }
    }

    /**
     * Starts a new request for a new problem (R3); a draft edit before Create (E1).
     *
     * <p>Refuses with {@code text.too-long}, {@code text.malformed}, and as {@link Move} does for the activity.
     *
     * @param activity an activity to put in it, if any
     */
    record AddRequest(String title, String description, Optional<ActivityId> activity) implements Action<RequestId> {
        public AddRequest {
            refuseNull("title", title, "description", description, "activity", activity);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.addRequest(this);
        }
    }

    /**
     * Moves an activity to another open request of the customer (A5); a draft edit before Create (E1).
     *
     * <p>Refuses with {@code record.unknown}, {@code record.read-only} (an activity of another customer, or before Create of
     * another engagement), {@code activity.live-elsewhere}, {@code request.closed} (either request),
     * {@code request.other-customer}.
     */
    record Move(ActivityId activity, RequestId to) implements Action<RequestId> {
        public Move {
            refuseNull("activity", activity, "to", to);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.move(this);
        }
    }

    /**
     * Moves an activity to another customer, and opens or reactivates that customer on the desk (A5); {@link Desk#reopen} gives
     * the engagement.
     *
     * <p>Refuses with {@code activity.linked} (to the customer that it has), {@code record.unknown}, {@code record.read-only},
     * {@code activity.live-elsewhere}, {@code request.closed}.
     */
    record MoveToCustomer(ActivityId activity, CustomerId to) implements Action<CustomerId> {
        public MoveToCustomer {
            refuseNull("activity", activity, "to", to);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.moveToCustomer(this);
        }
    }

    /**
     * Closes a request by hand (R5). Its unsaved edits become unsaveable (E8).
     *
     * <p>Refuses with {@code record.unknown} (also a request of the draft), {@code request.other-customer}, {@code request.closed}.
     */
    record CloseRequest(RequestId request) implements Action<RequestId> {
        public CloseRequest {
            refuseNull("request", request);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.closeRequest(this);
        }
    }

    /**
     * Starts a follow-up of a closed request, which refers to it (R4).
     *
     * <p>Refuses with {@code record.unknown}, {@code request.other-customer}, {@code request.open}.
     *
     * @param carryEdits whether unsaved edits of the closed one go along (E8)
     */
    record FollowUp(RequestId request, boolean carryEdits) implements Action<RequestId> {
        public FollowUp {
            refuseNull("request", request);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.followUp(this);
        }
    }

    /**
     * Links the engagement of an uncreated customer to an existing customer (C6, E1). If that customer is open on this desk, its
     * engagement takes everything over, and this one is closed (D3).
     *
     * <p>Refuses with {@code customer.created}, {@code record.unknown}.
     */
    record Link(CustomerId customer) implements Action<CustomerId> {
        public Link {
            refuseNull("customer", customer);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.link(this);
        }
    }

    /**
     * Starts an outbound activity over a channel that supports it (A1, X1). When the channel refuses later, the activity ends
     * (X5).
     *
     * <p>Refuses with {@code channel.unknown}, {@code channel.cannot}, {@code call.limit}, {@code media.limit} (D4).
     */
    record Start(ChannelId channel, MediaType media, ContactAddress to) implements Action<ActivityId> {
        public Start {
            refuseNull("channel", channel, "media", media, "to", to);
            refuseUnknown("media", media);
            refuseUnknown("to.kind", to.kind());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.start(this);
        }
    }

    /** A handler with one method for each case; an implementation no longer compiles when a version adds a case. */
    interface Cases<T> {

        /** Handles {@link Action.AddComment}. */
        T addComment(AddComment action);

        /** Handles {@link Action.Reply}. */
        T reply(Reply action);

        /** Handles {@link Action.AddRequest}. */
        T addRequest(AddRequest action);

        /** Handles {@link Action.Move}. */
        T move(Move action);

        /** Handles {@link Action.MoveToCustomer}. */
        T moveToCustomer(MoveToCustomer action);

        /** Handles {@link Action.CloseRequest}. */
        T closeRequest(CloseRequest action);

        /** Handles {@link Action.FollowUp}. */
        T followUp(FollowUp action);

        /** Handles {@link Action.Link}. */
        T link(Link action);

        /** Handles {@link Action.Start}. */
        T start(Start action);
    }

    /** Calls the handler's method for this case and returns its answer. */
    <T> T fold(Cases<T> cases);
}
