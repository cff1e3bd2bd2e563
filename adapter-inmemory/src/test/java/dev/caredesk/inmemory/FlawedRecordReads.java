package dev.caredesk.inmemory;

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

/** Reads as a sound storage does, but for what a flaw overrides. */
class FlawedRecordReads implements RecordReads {

    final RecordReads sound;

    FlawedRecordReads(RecordReads sound) {
        this.sound = sound;
    }

    @Override
    public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
        return sound.load(tenant, ids);
    }

    @Override
    public Optional<CustomerFile> file(TenantId tenant, CustomerId customer, Instant now, int journeySize) {
        return sound.file(tenant, customer, now, journeySize);
    }

    @Override
    public Match match(TenantId tenant, Set<MatchKey> keys, Instant now, int journeySize) {
        return sound.match(tenant, keys, now, journeySize);
    }

    @Override
    public Rows<JourneyRow> journey(TenantId tenant, CustomerId customer, Optional<Cursor> from, int size) {
        return sound.journey(tenant, customer, from, size);
    }

    @Override
    public Rows<StoredMessage> messages(
            TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
        return sound.messages(tenant, interaction, order, from, size);
    }

    @Override
    public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
        return sound.lastCallState(tenant, interaction);
    }

    @Override
    public Rows<StoredComment> comments(TenantId tenant, ActivityId activity, Optional<Cursor> from, int size) {
        return sound.comments(tenant, activity, from, size);
    }

    @Override
    public Rows<StoredActivity> unlinked(TenantId tenant, Optional<Cursor> from, int size) {
        return sound.unlinked(tenant, from, size);
    }

    @Override
    public List<Claim> claims(TenantId tenant, Collection<Claim.Key> keys) {
        return sound.claims(tenant, keys);
    }

    @Override
    public SearchRows search(TenantId tenant, SearchQuery query) {
        return sound.search(tenant, query);
    }
}
