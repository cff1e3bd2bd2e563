package dev.caredesk.testkit.storage;

import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LaneStore;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lanes whose leases and reads can be disturbed. */
record FailingLaneStore(LaneStore inner, PlannedFailures disturbances) implements LaneStore {

    @Override
    public LeasedLanes lease(TenantId tenant, LaneRequest request) {
        return disturbances.through(StorageCall.LEASE_LANES, () -> inner.lease(tenant, request));
    }

    @Override
    public Set<InteractionId> renew(
            TenantId tenant, ProcessId process, Collection<InteractionId> lanes, Instant until) {
        return disturbances.through(StorageCall.RENEW_LANES, () -> inner.renew(tenant, process, lanes, until));
    }

    @Override
    public void settle(TenantId tenant, ProcessId process, List<LaneResult> results) {
        int unused = disturbances.through(StorageCall.SETTLE_LANES, () -> {
            inner.settle(tenant, process, results);
            return results.size();
        });
    }

    @Override
    public Optional<StoredLane> find(TenantId tenant, InteractionId interaction, int commands) {
        return disturbances.through(StorageCall.LANE, () -> inner.find(tenant, interaction, commands));
    }

    @Override
    public Rows<StoredLane> parked(TenantId tenant, Optional<Cursor> from, int size, int commands) {
        return disturbances.through(StorageCall.PARKED_LANES, () -> inner.parked(tenant, from, size, commands));
    }
}
