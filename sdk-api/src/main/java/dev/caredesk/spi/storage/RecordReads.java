package dev.caredesk.spi.storage;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads records, with the promises of {@link Storage}. A page's size is 1 to {@link Rows#MOST}, any other is a wrong call; costs
 * grow with the page. A cursor is a text of the storage's own, of at most 500 characters, for going on in the list that gave it; a
 * text that can't be a cursor is a wrong call.
 */
public interface RecordReads {

    /** Returns the records with the given ids, in no order; missing ones are left out. */
    List<Stored> load(TenantId tenant, Collection<RecordId> ids);

    /** Returns a customer's file at the given instant. */
    Optional<CustomerFile> file(TenantId tenant, CustomerId customer, Instant now, int journeySize);

    /** Returns the customers that have one of the keys, and the file when it is exactly one (C6). */
    Match match(TenantId tenant, Set<MatchKey> keys, Instant now, int journeySize);

    /** Returns a page of a journey, newest first by created time (J1). Entries that come while it is paged do not disturb it. */
    Rows<JourneyRow> journey(TenantId tenant, CustomerId customer, Optional<Cursor> from, int size);

    /** Returns a page of an interaction's messages. */
    Rows<StoredMessage> messages(
            TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size);

    /** Returns the newest message that tells a call's state, by its instant; ties by commit order (X3, T1). */
    Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction);

    /** Returns a page of an activity's comments, newest first. */
    Rows<StoredComment> comments(TenantId tenant, ActivityId activity, Optional<Cursor> from, int size);

    /** Returns a page of the activities that have no customer and that no engagement has, newest first (A7). */
    Rows<StoredActivity> unlinked(TenantId tenant, Optional<Cursor> from, int size);

    /** Returns the claims on the given keys. */
    List<Claim> claims(TenantId tenant, Collection<Claim.Key> keys);

    /** Finds customers (S1). */
    SearchRows search(TenantId tenant, SearchQuery query);
}
