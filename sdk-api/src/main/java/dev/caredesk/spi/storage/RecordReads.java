package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads records, with the promises of {@link Storage}. A page's size is 1 to {@link Rows#MOST}, any other is a wrong call; costs
 * grow with the page.
 */
public interface RecordReads {

    /** Returns the records with the given ids, in no order; missing ones are left out. */
    List<Stored> load(TenantId tenant, Collection<RecordId> ids);

    /** Returns a customer's file at the given instant. */
    Optional<CustomerFile> file(TenantId tenant, CustomerId customer, Instant now, int journeySize);

    /** Returns the customers that have one of the keys, and the file when it is exactly one (C6). */
    Match match(TenantId tenant, Set<MatchKey> keys, Instant now, int journeySize);

    /** Returns a page of a journey, newest first by created time (J1). Entries that come while it is paged do not disturb it. */
    Rows<JourneyRow> journey(TenantId tenant, CustomerId customer, Optional<After> from, int size);

    /** Returns a page of an activity's messages, oldest first. */
    Rows<StoredMessage> messages(TenantId tenant, ActivityId activity, Optional<After> from, int size);

    /** Returns a page of an activity's messages, newest first: the same order from its other end. */
    Rows<StoredMessage> newestMessages(TenantId tenant, ActivityId activity, Optional<After> from, int size);

    /** Returns a page of an activity's comments, newest first. */
    Rows<StoredComment> comments(TenantId tenant, ActivityId activity, Optional<After> from, int size);

    /** Returns a page of the activities that have no customer and that no engagement has, newest first (A7). */
    Rows<StoredActivity> unlinked(TenantId tenant, Optional<After> from, int size);

    /** Returns the claims on the given keys. */
    List<Claim> claims(TenantId tenant, Collection<Claim.Key> keys);

    /** Finds customers (S1). */
    SearchRows search(TenantId tenant, SearchQuery query);
}
