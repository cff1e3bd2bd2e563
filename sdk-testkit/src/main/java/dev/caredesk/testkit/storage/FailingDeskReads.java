package dev.caredesk.testkit.storage;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DeskRows;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredDraft;
import java.util.List;
import java.util.Optional;

/** Reads of desks, commands and settings that can be disturbed. */
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
    public List<StoredCommand> pending(TenantId tenant, ChannelId channel, int max) {
        return disturbances.through(StorageCall.PENDING, () -> inner.pending(tenant, channel, max));
    }

    @Override
    public Optional<Payload> settings(TenantId tenant) {
        return disturbances.through(StorageCall.SETTINGS, () -> inner.settings(tenant));
    }
}
