package dev.caredesk.desk;

import dev.caredesk.AgentId;
import dev.caredesk.CheckReturnValue;
import dev.caredesk.Cursor;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.Subscription;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.search.SearchPage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One agent's workspace: offers, and the lists Open, Recent and Search. Open, Recent and drafts are in the storage, so that the
 * agent finds the desk as it was (D6), and it can be used from several places at once (D7). Safe for use by several threads.
 */
public interface Desk extends AutoCloseable {

    /** Whose desk it is. */
    AgentId agent();

    /** The language of display names and texts. */
    Locale language();

    /** Offers, Open and Recent now; reads the lists from the storage. */
    DeskView view();

    /** What channels offer to this desk, oldest first, without what this desk rejected (D5). */
    List<Offer> offers();

    /**
     * Accepts an interaction: creates the activity, and opens the customer, or joins the engagement that has it open (A1, A2, C6,
     * D3). Accepting twice is accepting once.
     *
     * <p>Refuses with {@code interaction.taken} (by whom), {@code interaction.gone}, {@code call.limit} and {@code media.limit}
     * (D4).
     */
    @CheckReturnValue
    Outcome<Engagement> accept(InteractionId interaction);

    /** As {@link #accept(InteractionId)}. */
    @CheckReturnValue
    default Outcome<Engagement> accept(Offer offer) {
        return accept(offer.id());
    }

    /** Hides an offer on this desk, and tells the channel (D5). Refuses with {@code interaction.gone}, {@code interaction.taken}. */
    @CheckReturnValue
    Outcome<InteractionId> reject(InteractionId interaction);

    /**
     * Opens a customer of Recent or Search, or brings the engagement back in which it is open here (D3). There is no current
     * activity then.
     *
     * <p>Refuses with {@code record.unknown}.
     */
    @CheckReturnValue
    Outcome<Engagement> reopen(CustomerId customer);

    /** Takes up an engagement of this desk by its id (D7). Refuses with {@code engagement.unknown}. */
    @CheckReturnValue
    Outcome<Engagement> engagement(EngagementId id);

    /**
     * Finds customers (S1).
     *
     * <p>Refuses with {@code search.empty}, {@code search.prefix-short}, {@code page.too-large}, {@code page.empty},
     * {@code cursor.unknown}.
     *
     * @param size how many hits, 1 to 200
     */
    @CheckReturnValue
    Outcome<SearchPage> search(String query, Optional<Cursor> from, int size);

    /** The first page of hits, of the usual size. */
    @CheckReturnValue
    Outcome<SearchPage> search(String query);

    /** Activities whose customer was never created and that no engagement has, newest first (A7). Refuses as {@link #search}. */
    @CheckReturnValue
    Outcome<Page<Activity>> unlinked(Optional<Cursor> from, int size);

    /**
     * Links an activity without a customer to one, and opens that customer here with it (A7, A2).
     *
     * <p>Refuses with {@code record.unknown}, {@code activity.linked}, {@code activity.live-elsewhere}.
     */
    @CheckReturnValue
    Outcome<Engagement> link(ActivityId activity, CustomerId customer, OperationId operation);

    /** As {@link #link(ActivityId, CustomerId, OperationId)}, under an id of the SDK's. */
    @CheckReturnValue
    Outcome<Engagement> link(ActivityId activity, CustomerId customer);

    /** Tells a listener of this desk's signals from now on. */
    Subscription listen(DeskListener listener);

    /**
     * Leaves the desk here: stores its drafts and ends its listeners. Customers stay open (D6). Every later call here and on its
     * engagements is a {@link dev.caredesk.WrongCallException}, except to ask for an id, the agent or the language, or to close again.
     */
    @Override
    void close();
}
