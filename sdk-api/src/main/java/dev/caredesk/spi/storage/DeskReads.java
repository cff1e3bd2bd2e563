package dev.caredesk.spi.storage;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.desk.EngagementId;
import java.util.Optional;

/** Reads desks and a tenant's settings, with the promises of {@link Storage}. */
public interface DeskReads {

    /** Returns Open and Recent of a desk. */
    DeskRows desk(TenantId tenant, AgentId desk, int recent);

    /** Returns an open engagement. */
    Optional<StoredDraft> draft(TenantId tenant, EngagementId engagement);

    /** Returns the tenant's settings, if it has set any. */
    Optional<Payload> settings(TenantId tenant);
}
