package dev.caredesk.inmemory.read;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.inmemory.table.TenantRegistry;
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
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads records of the tenant that is asked for. */
public record InMemoryRecordReads(TenantRegistry tenants) implements RecordReads {

    @Override
    public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
        return tenants.read(
                tenant,
                data -> ids.stream()
                        .distinct()
                        .<Stored>flatMap(id -> data.records().find(id).stream())
                        .toList());
    }

    @Override
    public Optional<CustomerFile> file(TenantId tenant, CustomerId customer, Instant now, int journeySize) {
        int rows = Rows.checkedSize(journeySize);
        return tenants.read(tenant, data -> CustomerFileReader.read(data.records(), customer, now, rows));
    }

    @Override
    public Match match(TenantId tenant, Set<MatchKey> keys, Instant now, int journeySize) {
        int rows = Rows.checkedSize(journeySize);
        return tenants.read(tenant, data -> {
            List<StoredCustomer> customers = data.records().customers().matches().find(keys, Match.MOST).stream()
                    .flatMap(id -> data.records().customers().find(id).stream())
                    .toList();
            Optional<CustomerFile> file = customers.size() == 1
                    ? CustomerFileReader.read(data.records(), customers.get(0).id(), now, rows)
                    : Optional.empty();
            return new Match(customers, file);
        });
    }

    @Override
    public Rows<JourneyRow> journey(TenantId tenant, CustomerId customer, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        return tenants.read(tenant, data -> data.records().journeys().page(customer, from, rows));
    }

    @Override
    public Rows<StoredMessage> messages(
            TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        return tenants.read(tenant, data -> data.records().messages().page(interaction, order, from, rows));
    }

    @Override
    public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
        return tenants.read(tenant, data -> data.records().messages().lastCallState(interaction));
    }

    @Override
    public Rows<StoredComment> comments(TenantId tenant, ActivityId activity, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        return tenants.read(tenant, data -> data.records().comments().newestFirst(activity, from, rows));
    }

    @Override
    public Rows<StoredActivity> unlinked(TenantId tenant, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        return tenants.read(tenant, data -> data.records().activities().unlinked(from, rows));
    }

    @Override
    public List<Claim> claims(TenantId tenant, Collection<Claim.Key> keys) {
        return tenants.read(
                tenant,
                data -> keys.stream()
                        .distinct()
                        .flatMap(key -> data.claims().find(key).stream())
                        .toList());
    }

    @Override
    public SearchRows search(TenantId tenant, SearchQuery query) {
        return tenants.read(tenant, data -> CustomerSearch.search(data.records().customers(), query, data.order()));
    }
}
