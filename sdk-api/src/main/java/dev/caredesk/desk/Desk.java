package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.CheckReturnValue;
import dev.caredesk.Cursor;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.Subscription;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.Message;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.search.SearchPage;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An agent's workspace: offers, and the lists Open, Recent and Search. Open, Recent and drafts are in the storage, so that the
 * agent finds the desk as it was (D6), and it can be used from several places at once (D7). Safe for use by several threads.
 *
 * <p>A desk is a handle: {@link dev.caredesk.Tenant#desk} gives a new one with each call, and all handles of one agent share the
 * same engagements. {@link #close()} ends its own handle only.
 *
 * <p>Operations throw {@link dev.caredesk.StorageException} when the storage fails. After an unknown outcome {@link #accept},
 * {@link #reject}, {@link #reopen} and {@link #engagement} can be asked again; a link only under an {@link OperationId} of the
 * caller's (E7).
 */
public interface Desk extends AutoCloseable {

    /** Returns the desk's agent. */
    AgentId agent();

    /** Returns the language of display names and texts. */
    Locale language();

    /** Returns offers, Open and Recent as they are now; reads the lists from the storage. */
    DeskView view();

    /**
     * Returns a page of the interactions that are offered to this desk, oldest first, without those that it rejected (D5).
     *
     * <p>Refuses with {@code page.too-large}, {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many offers, 1 to {@link dev.caredesk.Limits#pageEntriesMost}
     */
    @CheckReturnValue
    Outcome<OfferPage> offers(Optional<Cursor> from, int size);

    /** Returns the oldest offers, {@link dev.caredesk.Limits#pageEntries} at most. */
    List<Offer> offers();

    /**
     * Accepts an interaction: creates the activity, and opens the customer, or joins the engagement that has it open (A1, A2, C6,
     * D3). Idempotent.
     *
     * <p>Refuses with {@code interaction.taken} (by whom), {@code interaction.gone}, {@code call.limit} and {@code media.limit}
     * (D4).
     */
    @CheckReturnValue
    Outcome<Engagement> accept(InteractionId interaction);

    /** Does the same as {@link #accept(InteractionId)}. */
    @CheckReturnValue
    default Outcome<Engagement> accept(Offer offer) {
        refuseNull("offer", offer);
        return accept(offer.id());
    }

    /**
     * Returns a page of the interactions that ended before an agent accepted them, newest first, whatever desks they were offered on
     * (D8).
     *
     * <p>Refuses with {@code page.too-large}, {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many, 1 to {@link dev.caredesk.Limits#pageEntriesMost}
     */
    @CheckReturnValue
    Outcome<Page<MissedInteraction>> missed(Optional<Cursor> from, int size);

    /**
     * Picks up a missed interaction: it becomes an activity that has ended, and its customer opens here (D8, A1, A2, C6). The channel is
     * not told. Idempotent.
     *
     * <p>Refuses with {@code interaction.taken} (by whom), {@code interaction.offered}, and {@code interaction.gone} if it is not kept any
     * more.
     */
    @CheckReturnValue
    Outcome<Engagement> pickUp(InteractionId interaction);

    /**
     * Reads a page of what was said so far in an interaction that this desk is offered, or that was missed, oldest first (D5, D8).
     *
     * <p>Refuses with {@code interaction.taken} (its engagement shows it), {@code interaction.gone}, {@code page.too-large},
     * {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many messages, 1 to {@link dev.caredesk.Limits#pageEntriesMost}
     */
    @CheckReturnValue
    Outcome<Page<Message>> messages(InteractionId interaction, Optional<Cursor> from, int size);

    /** Returns the first page of messages, of {@link dev.caredesk.Limits#pageEntries}. */
    @CheckReturnValue
    Outcome<Page<Message>> messages(InteractionId interaction);

    /**
     * Hides an offer on this desk for good, and tells the channel (D5). It can still be accepted by its id.
     *
     * <p>Refuses with {@code interaction.gone}, {@code interaction.taken}.
     */
    @CheckReturnValue
    Outcome<InteractionId> reject(InteractionId interaction);

    /**
     * Opens a customer of Recent or Search, or returns the engagement in which the customer is already open here (D3). There is
     * no current activity then.
     *
     * <p>Refuses with {@code record.unknown}.
     */
    @CheckReturnValue
    Outcome<Engagement> reopen(CustomerId customer);

    /**
     * Returns an engagement by its id: as it is here, or resumed where another or an earlier process left it (D7). This loads no
     * changes: an engagement that is here keeps its notices until {@link Engagement#load()}, a resumed one begins with the
     * records as they are. Refuses with {@code engagement.unknown}.
     */
    @CheckReturnValue
    Outcome<Engagement> engagement(EngagementId id);

    /**
     * Answers a question of an engagement of this desk, wherever it was asked (D6). Repeating an answer that closed the engagement
     * gives its result again, also in another process and after the engagement is gone, for as long as ids of commits are
     * remembered (E5, E7); only the customers that matched a new one are not told again.
     *
     * <p>Refuses as {@link Engagement#answer}, and with {@code engagement.unknown}.
     */
    @CheckReturnValue
    Closing answer(Answer answer);

    /**
     * Finds customers (S1).
     *
     * <p>Refuses with {@code search.empty}, {@code search.prefix-short}, {@code text.too-long} (of the query), {@code page.too-large},
     * {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many hits, 1 to {@link dev.caredesk.Limits#pageEntriesMost}
     */
    @CheckReturnValue
    Outcome<SearchPage> search(String query, Optional<Cursor> from, int size);

    /** Returns the first page of hits, of {@link dev.caredesk.Limits#pageEntries}. */
    @CheckReturnValue
    Outcome<SearchPage> search(String query);

    /**
     * Returns activities whose customer was never created and that no engagement has, newest first (A7).
     *
     * <p>Refuses with {@code page.too-large}, {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many activities, 1 to {@link dev.caredesk.Limits#pageEntriesMost}
     */
    @CheckReturnValue
    Outcome<Page<Activity>> unlinked(Optional<Cursor> from, int size);

    /** Returns the first page of activities without a customer, of {@link dev.caredesk.Limits#pageEntries}. */
    @CheckReturnValue
    Outcome<Page<Activity>> unlinked();

    /**
     * Reads a page of the messages in an activity of {@link #unlinked}, oldest first, so that an agent knows whom to link it to
     * (A7, M3).
     *
     * <p>Refuses with {@code record.unknown}, {@code activity.linked} (its customer's engagement shows it),
     * {@code activity.live-elsewhere} (an engagement has it), {@code page.too-large}, {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many messages, 1 to {@link dev.caredesk.Limits#pageEntriesMost}
     */
    @CheckReturnValue
    Outcome<Page<Message>> messages(ActivityId activity, Optional<Cursor> from, int size);

    /** Returns the first page of messages, of {@link dev.caredesk.Limits#pageEntries}. */
    @CheckReturnValue
    Outcome<Page<Message>> messages(ActivityId activity);

    /** Reads a page of the comments on an activity of {@link #unlinked}, newest first (A7, M1). Refuses as {@link #messages}. */
    @CheckReturnValue
    Outcome<Page<Comment>> comments(ActivityId activity, Optional<Cursor> from, int size);

    /** Returns the first page of comments, of {@link dev.caredesk.Limits#pageEntries}. */
    @CheckReturnValue
    Outcome<Page<Comment>> comments(ActivityId activity);

    /**
     * Reads the content of an attachment in an activity of {@link #unlinked} from the channel (A7, L6). The caller closes the stream.
     *
     * <p>Refuses with {@code record.unknown}, {@code activity.linked}, {@code activity.live-elsewhere}, {@code attachment.gone}, and
     * {@code channel.cannot}, also when the channel is not there any more.
     *
     * @throws dev.caredesk.ChannelException if the channel fails, which says whether a retry makes sense
     */
    @CheckReturnValue
    Outcome<InputStream> attachment(ActivityId activity, Attachment attachment);

    /**
     * Links an activity without a customer to a customer, and opens that customer here with it (A7, A2). Repeating the same id
     * links nothing twice (E7).
     *
     * <p>Refuses with {@code record.unknown}, {@code activity.linked}, {@code activity.live-elsewhere}.
     */
    @CheckReturnValue
    Outcome<Engagement> link(ActivityId activity, CustomerId customer, OperationId operation);

    /**
     * Does the same as {@link #link(ActivityId, CustomerId, OperationId)}, under a new id: repeated after an unknown outcome, it
     * may refuse with {@code activity.linked} because of its own first call.
     */
    @CheckReturnValue
    Outcome<Engagement> link(ActivityId activity, CustomerId customer);

    /** Calls a listener with this desk's signals from now on. */
    Subscription listen(DeskListener listener);

    /**
     * Closes this handle: ends its listeners and stores the agent's drafts. Customers stay open (D6). Every later call on this
     * handle, and on engagements that were obtained by it, is a {@link dev.caredesk.WrongCallException}, except to ask for an id,
     * the agent or the language; other handles of the same agent, and their engagements, go on. Closing again does nothing.
     *
     * @throws dev.caredesk.StorageException if a draft can't be stored; the handle is closed all the same, and the draft is kept
     *     and stored as soon as it can be while the SDK runs
     */
    @Override
    void close();
}
