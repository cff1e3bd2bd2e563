package dev.caredesk.spi.storage;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.desk.EngagementId;
import java.util.List;
import java.util.Optional;

/** The reads of desks, of commands for channels, and of a tenant's settings. The promises are those of {@link Storage}. */
public interface DeskReads {

    /** Open and Recent of a desk. */
    DeskRows desk(TenantId tenant, AgentId desk, int recent);

    /** An open engagement. */
    Optional<StoredDraft> draft(TenantId tenant, EngagementId engagement);

    /** The commands of a channel that are not done, in commit order (X5). */
    List<StoredCommand> pending(TenantId tenant, ChannelId channel, int max);

    /** The tenant's settings, if it has set any. */
    Optional<Payload> settings(TenantId tenant);
}
