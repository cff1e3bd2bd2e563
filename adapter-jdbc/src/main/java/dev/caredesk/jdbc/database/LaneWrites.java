package dev.caredesk.jdbc.database;

import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Leases lanes, and renews and ends leases, as {@link dev.caredesk.spi.storage.LaneStore} has it; in transactions of their own (X5). */
public interface LaneWrites {

    LeasedLanes lease(TenantId tenant, LaneRequest request);

    /** Moves the end of leases on some lanes, at least one. */
    Set<InteractionId> renew(TenantId tenant, ProcessId process, Collection<InteractionId> lanes, Instant until);

    /** Ends leases, at least one. */
    void settle(TenantId tenant, ProcessId process, List<LaneResult> results);
}
