package dev.caredesk.testkit.storage;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads of records that can be disturbed. */
record FailingRecordReads(RecordReads inner, PlannedFailures disturbances) implements RecordReads {

    @Override
    public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
        return disturbances.through(StorageCall.LOAD, () -> inner.load(tenant, ids));
    }

    @Override
    public Optional<CustomerFile> file(TenantId tenant, CustomerId customer, Instant now, int journeySize) {
        return disturbances.through(StorageCall.FILE, () -> inner.file(tenant, customer, now, journeySize));
    }

    @Override
    public Match match(TenantId tenant, Set<MatchKey> keys, Instant now, int journeySize) {
        return disturbances.through(StorageCall.MATCH, () -> inner.match(tenant, keys, now, journeySize));
    }

    @Override
    public Rows<JourneyRow> journey(TenantId tenant, CustomerId customer, Optional<Cursor> from, int size) {
        return disturbances.through(StorageCall.JOURNEY, () -> inner.journey(tenant, customer, from, size));
    }

    @Override
    public Rows<StoredMessage> messages(
            TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
        return disturbances.through(StorageCall.MESSAGES, () -> inner.messages(tenant, interaction, order, from, size));
    }

    @Override
    public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
        return disturbances.through(StorageCall.LAST_CALL_STATE, () -> inner.lastCallState(tenant, interaction));
    }

    @Override
    public Rows<StoredComment> comments(TenantId tenant, ActivityId activity, Optional<Cursor> from, int size) {
        return disturbances.through(StorageCall.COMMENTS, () -> inner.comments(tenant, activity, from, size));
    }

    @Override
    public Rows<StoredActivity> unlinked(TenantId tenant, Optional<Cursor> from, int size) {
        return disturbances.through(StorageCall.UNLINKED, () -> inner.unlinked(tenant, from, size));
    }

    @Override
    public List<Claim> claims(TenantId tenant, Collection<Claim.Key> keys) {
        return disturbances.through(StorageCall.CLAIMS, () -> inner.claims(tenant, keys));
    }

    @Override
    public SearchRows search(TenantId tenant, SearchQuery query) {
        return disturbances.through(StorageCall.SEARCH, () -> inner.search(tenant, query));
    }
}
