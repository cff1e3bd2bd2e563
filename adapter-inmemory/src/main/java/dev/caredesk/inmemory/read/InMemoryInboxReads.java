package dev.caredesk.inmemory.read;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.inmemory.table.TenantRegistry;
import dev.caredesk.spi.storage.InboxReads;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredInteraction;
import java.util.Optional;

/** Reads what waits of the tenant that is asked for. */
public record InMemoryInboxReads(TenantRegistry tenants) implements InboxReads {

    @Override
    public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        return tenants.read(tenant, data -> data.records().interactions().offers(desk, from, rows));
    }

    @Override
    public Rows<StoredInteraction> missed(TenantId tenant, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        return tenants.read(tenant, data -> data.records().interactions().missed(from, rows));
    }
}
