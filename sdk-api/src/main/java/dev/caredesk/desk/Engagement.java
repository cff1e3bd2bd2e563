package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

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
 * A customer open on a desk: the loaded records plus the agent's unsaved changes, the draft. Safe for use by several threads; its
 * operations run one after another. It can be resumed anywhere by its id ({@link Desk#engagement}).
 *
 * <p>Once the engagement is closed, here or elsewhere, every operation that changes something refuses with
 * {@code engagement.closed}, besides the codes that it lists; {@link #view}, {@link #journey}, {@link #messages},
 * {@link #comments} and {@link #attachment} still answer.
 *
 * <p>Operations throw {@link dev.caredesk.StorageException} when the storage fails, or when others changed the same records each
 * time that it was tried; the draft is kept (E6). When its outcome is unknown, {@link #save}, {@link #create}, {@link #answer}
 * and whatever was given an {@link OperationId} can be asked again: what was done is done once (E7). Every other operation at
 * once gets a new id with each call, so that a repeated one may be done twice; each of them names the way that is safe.
 */
public interface Engagement {

    /** Returns the id by which it can be resumed anywhere (D7). */
    EngagementId id();

    /** Returns the present view; reads nothing from the storage. */
    EngagementView view();

    /**
     * Changes the draft: all edits, or none (E1, L4).
     *
     * <p>Refuses with {@code edits.too-many} before any edit is judged (L8), else with every violation together: limits and malformed text ({@code text.too-long}, {@code text.malformed},
     * {@code tag.empty}, {@code tag.too-long}, {@code tag.control-character}, {@code tags.too-many}, {@code extra.too-many},
     * {@code record.too-large}), {@code tag.duplicate}, {@code tag.unknown}, {@code field.unknown}, {@code record.unknown},
     * {@code record.read-only} (A4), {@code request.closed} (R4), {@code conflict.unknown} (N3).
     */
    Outcome<EngagementView> apply(List<Edit> edits);

    /** Does the same as {@link #apply}, with edits built in a lambda that has the usual activity and request at hand. */
    default Outcome<EngagementView> edit(Consumer<Edits> change) {
        refuseNull("change", change);
        EngagementView now = view();
        Edits edits = new Edits(now.customer().id(), now.currentRequest(), now.usualActivity());
        change.accept(edits);
        return apply(edits.made());
    }

    /** Drops the unsaved edits of one record (C5, E1). Refuses with {@code record.unknown}. */
    default Outcome<EngagementView> cancel(RecordId record) {
        refuseNull("record", record);
        return apply(List.of(new Edit.Cancel(record)));
    }

    /**
     * Saves the whole draft, in one commit (E1, E6). Repeating it is the same save (E7).
     *
     * <p>Refuses with {@code draft.moved} (D7), {@code edits.unsaveable} (E8), {@code record.stale} (N2, with the notices),
     * {@code conflict.open} (N3), {@code customer.uncreated} (use {@link #create}), {@code external-id.taken} (C7),
     * {@code request.closed} (R7), and with what the limits say now of what is unsaved (N3): {@code text.too-long},
     * {@code text.malformed}, {@code tag.too-long}, {@code tags.too-many}, {@code extra.too-many}, {@code record.too-large}.
     */
    Outcome<Saved> save();

    /**
     * Does the same as {@link #save()}, if the draft is still at the revision that the caller has seen in a view. Two tabs of one
     * process share the engagement, so a save also saves what was typed in the other: a user interface that wants to show it
     * first gives the revision, and gets {@code draft.moved} with the present draft when something was typed since (D7).
     *
     * @param revision {@link EngagementView#revision()}
     */
    Outcome<Saved> save(long revision);

    /**
     * Creates the new customer and saves the draft with it, in one commit (C4, A2). Repeating it is the same Create (E7).
     *
     * <p>Refuses as {@link #save} does, with {@code customer.empty} (C4), and with {@code customer.created} instead of
     * {@code customer.uncreated}.
     */
    Outcome<Saved> create();

    /** Does the same as {@link #create()}, if the draft is still at the given revision (D7). */
    Outcome<Saved> create(long revision);

    /** Loads the changes of others (N3). Fields that both changed become conflicts. */
    Outcome<EngagementView> load();

    /**
     * Performs an action at once, under an id of the caller's: repeating it returns the first result and does nothing twice (E7).
     * Refuses as the {@link Action} says.
     */
    <R extends RecordId> Outcome<R> perform(Action<R> action, OperationId operation);

    /**
     * Performs an action at once (E1), under a new id; refuses as the {@link Action} says. An action that may have to be repeated
     * after an unknown outcome needs {@link #perform(Action, OperationId)} from the first call on.
     */
    <R extends RecordId> Outcome<R> perform(Action<R> action);

    /**
     * Adds a comment to the {@linkplain EngagementView#usualActivity usual activity} (M1). Refuses as {@link Action.AddComment}, and
     * with {@code record.unknown} when there is no such activity.
     *
     * <p>After an unknown outcome a repeated call may add it twice: then only {@link #comment(String, OperationId)} is safe.
     */
    Outcome<CommentId> comment(String text);

    /** Does the same as {@link #comment(String)}, under an id of the caller's: repeating it adds nothing twice (E7). */
    Outcome<CommentId> comment(String text, OperationId operation);

    /**
     * Answers the customer over the channel of the {@linkplain EngagementView#usualActivity usual activity} (X1). Refuses as
     * {@link Action.Reply}, and with {@code record.unknown} when there is no such activity.
     *
     * <p>After an unknown outcome a repeated call may send it twice: then only {@link #reply(String, OperationId)} is safe.
     */
    Outcome<MessageId> reply(String text);

    /**
     * Does the same as {@link #reply(String)}, under an id of the caller's: repeating it sends nothing twice (E7). A reply that
     * was not done yet goes to the usual activity of that time; {@link Action.Reply} names one. A repeated reply in an activity
     * that has since moved to another customer is refused with {@code record.unknown}.
     */
    Outcome<MessageId> reply(String text, OperationId operation);

    /**
     * Starts a request without putting an activity in it (R3). Refuses as {@link Action.AddRequest}.
     *
     * <p>After an unknown outcome a repeated call may add two: give the action an id by {@link #perform(Action, OperationId)}.
     */
    default Outcome<RequestId> addRequest(String title, String description) {
        refuseNull("title", title, "description", description);
        return perform(new Action.AddRequest(title, description, Optional.empty()));
    }

    /** Moves an activity to another open request (A5). Refuses as {@link Action.Move}. Idempotent. */
    default Outcome<RequestId> move(ActivityId activity, RequestId to) {
        refuseNull("activity", activity, "to", to);
        return perform(new Action.Move(activity, to));
    }

    /**
     * Closes a request by hand (R5). Refuses as {@link Action.CloseRequest}. Asked again after an unknown outcome it may say
     * {@code request.closed}, unless it has an id by {@link #perform(Action, OperationId)}.
     */
    default Outcome<RequestId> closeRequest(RequestId request) {
        refuseNull("request", request);
        return perform(new Action.CloseRequest(request));
    }

    /**
     * Starts a follow-up of a closed request (R4). Refuses as {@link Action.FollowUp}.
     *
     * <p>After an unknown outcome a repeated call may start two: give the action an id by {@link #perform(Action, OperationId)}.
     */
    default Outcome<RequestId> followUp(RequestId request) {
        refuseNull("request", request);
        return perform(new Action.FollowUp(request, false));
    }

    /**
     * Links the uncreated customer of this engagement to an existing one (C6). Refuses as {@link Action.Link}. Asked again after an
     * unknown outcome it may say {@code customer.created}, unless it has an id by {@link #perform(Action, OperationId)}.
     */
    default Outcome<CustomerId> link(CustomerId customer) {
        refuseNull("customer", customer);
        return perform(new Action.Link(customer));
    }

    /**
     * Starts an outbound activity (A1). Refuses as {@link Action.Start}.
     *
     * <p>After an unknown outcome a repeated call may start two: give the action an id by {@link #perform(Action, OperationId)}.
     */
    default Outcome<ActivityId> start(ChannelId channel, MediaType media, ContactAddress to) {
        refuseNull("channel", channel, "media", media, "to", to);
        return perform(new Action.Start(channel, media, to));
    }

    /**
     * Closes the engagement, or asks what to do with unsaved changes (E2, E3, E4). Activities still live in it end (A6). Repeated
     * after an unknown outcome, it is closed, or refuses with {@code engagement.closed}.
     */
    Closing close();

    /**
     * Answers a question. Repeating an answer gives the first result; an outdated one is refused with
     * {@code question.outdated}, and asked again (E5).
     *
     * <p>Refuses further with {@code answer.unfit}: a question of another engagement, a save of an uncreated customer, a Create of a
     * created one; and, to save or create, as {@link #save} and {@link #create} do. After {@code draft.moved} it is asked again.
     */
    Closing answer(Answer answer);

    /**
     * Reads a page of the journey, newest first (J1); an empty one for an uncreated customer.
     *
     * <p>Refuses {@code page.too-large}, {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many entries, 1 to {@link dev.caredesk.Limits#pageEntriesMost}
     */
    Outcome<Page<JourneyEntry>> journey(Optional<Cursor> from, int size);

    /** Returns the first page of the journey, of {@link dev.caredesk.Limits#pageEntries}. */
    Outcome<Page<JourneyEntry>> journey();

    /**
     * Reads a page of the messages in an activity of this engagement or of its customer, oldest first (M3, X3). Refuses as
     * {@link #journey(Optional, int)}, and {@code record.unknown}.
     */
    Outcome<Page<Message>> messages(ActivityId activity, Optional<Cursor> from, int size);

    /** Returns the first page of messages, of {@link dev.caredesk.Limits#pageEntries}. Refuses {@code record.unknown}. */
    Outcome<Page<Message>> messages(ActivityId activity);

    /** Reads a page of an activity's comments, newest first (M1). Refuses as {@link #messages(ActivityId, Optional, int)}. */
    Outcome<Page<Comment>> comments(ActivityId activity, Optional<Cursor> from, int size);

    /** Returns the first page of comments, of {@link dev.caredesk.Limits#pageEntries}. Refuses {@code record.unknown}. */
    Outcome<Page<Comment>> comments(ActivityId activity);

    /**
     * Reads an attachment's content from the channel (L6). The caller closes the stream.
     *
     * <p>Refuses {@code record.unknown}, {@code attachment.gone}, and {@code channel.cannot}, also when the channel is not there any
     * more.
     *
     * @throws dev.caredesk.ChannelException if the channel fails, which says whether a retry makes sense
     */
    Outcome<InputStream> attachment(ActivityId activity, Attachment attachment);

    /**
     * Stores the draft now: when it returns done, the draft survives the end of the process (D6). It first catches up with a
     * draft that moved elsewhere (D7).
     *
     * @throws dev.caredesk.StorageException if the storage fails, or if others were faster each time, so that a retry makes sense
     */
    @CheckReturnValue
    Outcome<EngagementView> flush();
}
