package dev.caredesk.desk;

import dev.caredesk.CheckReturnValue;
import dev.caredesk.Cursor;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.RequestId;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A customer open on a desk: the loaded records plus the agent's unsaved changes, the draft. Safe for use by several threads;
 * its operations happen one after another. It can be taken up anywhere by its id ({@link Desk#engagement}).
 *
 * <p>Every operation refuses with {@code engagement.closed} once the engagement is closed, here or elsewhere. Operations throw
 * {@link dev.caredesk.StorageException} when the storage fails; the draft is kept (E6), and asking again is safe (E7).
 */
public interface Engagement {

    /** The id by which it can be taken up anywhere (D7). */
    EngagementId id();

    /** All that there is to show now; reads nothing from the storage. */
    EngagementView view();

    /**
     * Changes the draft: all edits, or none (E1, L4).
     *
     * <p>Refuses with every violation together: limits and malformed text ({@code text.*}, {@code tag.*}, {@code extra.*},
     * {@code record.too-large}), {@code field.unknown}, {@code record.unknown}, {@code record.read-only} (A4),
     * {@code request.closed} (R4), {@code conflict.unknown}.
     */
    Outcome<EngagementView> apply(List<Edit> edits);

    /** As {@link #apply}, with the edits made in a lambda. */
    default Outcome<EngagementView> edit(Consumer<Edits> change) {
        EngagementView now = view();
        Optional<ActivityId> activity = now.current()
                .or(() -> now.activities().stream()
                        .filter(ActivityView::editable)
                        .map(view -> view.stored().id())
                        .findFirst());
        Edits edits = new Edits(now.customer().id(), now.currentRequest(), activity);
        change.accept(edits);
        return apply(edits.made());
    }

    /** Drops the unsaved edits of one record (C5, E1). */
    default Outcome<EngagementView> cancel(RecordId record) {
        return apply(List.of(new Edit.Cancel(record)));
    }

    /**
     * Saves the whole draft, in one commit (E1, E6).
     *
     * <p>Refuses with {@code record.stale} (N2, with the notices), {@code conflict.open} (N3), {@code draft.moved} (D7),
     * {@code edits.unsaveable} (E8), {@code customer.uncreated} (use {@link #create}), {@code external-id.taken} (C7), and
     * {@code request.closed}.
     */
    Outcome<Saved> save();

    /**
     * Creates the new customer and saves the draft with it, in one commit (C4, A2).
     *
     * <p>Refuses as {@link #save} does, with {@code customer.empty} (C4), and with {@code customer.created}.
     */
    Outcome<Saved> create();

    /** Brings in what others changed (N3). What both changed is then a conflict. */
    Outcome<EngagementView> load();

    /** Does something at once, under an id of the caller's (E7). */
    <R extends RecordId> Outcome<R> perform(Action<R> action, OperationId operation);

    /** Does something at once (E1); the refusals are those of the action's rules. */
    <R extends RecordId> Outcome<R> perform(Action<R> action);

    /** Adds a comment to the current activity, or to the newest one that can be edited (M1). */
    Outcome<CommentId> comment(String text);

    /** Answers the customer over the current activity's channel (X1). */
    Outcome<MessageId> reply(String text);

    /** Starts a request without putting an activity in it (R3). */
    default Outcome<RequestId> addRequest(String title, String description) {
        return perform(new Action.AddRequest(title, description, Optional.empty()));
    }

    /** Moves an activity to another open request (A5). */
    default Outcome<RequestId> move(ActivityId activity, RequestId to) {
        return perform(new Action.Move(activity, to));
    }

    /** Closes a request by hand (R5). */
    default Outcome<RequestId> closeRequest(RequestId request) {
        return perform(new Action.CloseRequest(request));
    }

    /** Starts a request that goes on from a closed one (R4). */
    default Outcome<RequestId> followUp(RequestId request) {
        return perform(new Action.FollowUp(request, false));
    }

    /** Links the uncreated customer of this engagement to an existing one (C6). */
    default Outcome<CustomerId> link(CustomerId customer) {
        return perform(new Action.Link(customer));
    }

    /** Starts an outbound activity (A1). */
    default Outcome<ActivityId> start(ChannelId channel, MediaType media, ContactAddress to) {
        return perform(new Action.Start(channel, media, to));
    }

    /**
     * Closes the engagement, or asks what should become of what is unsaved (E2, E3, E4). What is still live in it ends (A6).
     */
    Closing close();

    /**
     * Answers a question. Repeating an answer gives the first result; an outdated one is refused with
     * {@code question.outdated}, and asked again (E5).
     */
    Closing answer(Answer answer);

    /**
     * Reads a page of the journey, newest first (J1).
     *
     * <p>Refuses {@code page.too-large}, {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many entries, 1 to 200
     */
    Outcome<Page<JourneyEntry>> journey(Optional<Cursor> from, int size);

    /** Reads a page of what was said in an activity, oldest first (M3, X3). Refuses as {@link #journey}, and {@code record.unknown}. */
    Outcome<Page<Message>> messages(ActivityId activity, Optional<Cursor> from, int size);

    /** Reads a page of an activity's comments, newest first (M1). Refuses as {@link #messages}. */
    Outcome<Page<Comment>> comments(ActivityId activity, Optional<Cursor> from, int size);

    /**
     * Reads an attachment's content from the channel (L6); the caller closes the stream. Refuses {@code record.unknown},
     * {@code attachment.gone}, {@code channel.cannot}.
     *
     * @throws dev.caredesk.ChannelException if the channel fails
     */
    Outcome<InputStream> attachment(ActivityId activity, Attachment attachment);

    /** Stores the draft now; when it returns done, the draft survives the end of the process (D6). Refuses {@code draft.moved} (D7). */
    @CheckReturnValue
    Outcome<EngagementView> flush();
}
