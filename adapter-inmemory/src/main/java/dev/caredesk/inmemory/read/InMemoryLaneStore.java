package dev.caredesk.inmemory.read;

import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.inmemory.table.TenantRegistry;
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

/** Hands out the lanes of the tenant that is asked for, to one process after another. */
public record InMemoryLaneStore(TenantRegistry tenants) implements LaneStore {

    @Override
    public LeasedLanes lease(TenantId tenant, LaneRequest request) {
        return tenants.write(tenant, data -> data.lanes().lease(request));
    }

    @Override
    public Set<InteractionId> renew(
            TenantId tenant, ProcessId process, Collection<InteractionId> lanes, Instant until) {
        return tenants.write(tenant, data -> data.lanes().renew(process, lanes, until));
    }

    @Override
    public void settle(TenantId tenant, ProcessId process, List<LaneResult> results) {
        tenants.write(tenant, data -> settle(data, process, results));
    }

    private static int settle(TenantData data, ProcessId process, List<LaneResult> results) {
        results.forEach(result -> data.lanes().settle(process, result));
        return results.size();
    }

    @Override
    public Optional<StoredLane> find(TenantId tenant, InteractionId interaction, int commands) {
        int most = Rows.checkedSize(commands);
        return tenants.read(tenant, data -> data.lanes().find(interaction, most));
    }

    @Override
    public Rows<StoredLane> parked(TenantId tenant, Optional<Cursor> from, int size, int commands) {
        int rows = Rows.checkedSize(size);
        int ofEach = Rows.checkedSize(commands);
        return tenants.read(tenant, data -> data.lanes().parked(from, rows, ofEach));
    }
}
