package dev.caredesk.testkit.storage;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DeskRows;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredDraft;
import java.util.Optional;

/** Reads of desks and settings that can be disturbed. */
record FailingDeskReads(DeskReads inner, PlannedFailures disturbances) implements DeskReads {

    @Override
    public DeskRows desk(TenantId tenant, AgentId desk, int recent) {
        return disturbances.through(StorageCall.DESK, () -> inner.desk(tenant, desk, recent));
    }

    @Override
    public Optional<StoredDraft> draft(TenantId tenant, EngagementId engagement) {
        return disturbances.through(StorageCall.DRAFT, () -> inner.draft(tenant, engagement));
    }

    @Override
    public Optional<Payload> settings(TenantId tenant) {
        return disturbances.through(StorageCall.SETTINGS, () -> inner.settings(tenant));
    }
}
