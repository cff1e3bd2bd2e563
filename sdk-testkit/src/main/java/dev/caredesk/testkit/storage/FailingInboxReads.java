package dev.caredesk.testkit.storage;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.InboxReads;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredInteraction;
import java.util.Optional;

/** Reads of offers and missed interactions that can be disturbed. */
record FailingInboxReads(InboxReads inner, PlannedFailures disturbances) implements InboxReads {

    @Override
    public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
        return disturbances.through(StorageCall.OFFERS, () -> inner.offers(tenant, desk, from, size));
    }

    @Override
    public Rows<StoredInteraction> missed(TenantId tenant, Optional<Cursor> from, int size) {
        return disturbances.through(StorageCall.MISSED, () -> inner.missed(tenant, from, size));
    }
}
