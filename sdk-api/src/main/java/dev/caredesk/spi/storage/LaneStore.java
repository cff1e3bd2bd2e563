package dev.caredesk.spi.storage;

import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands lanes to processes, each to one at a time, with the promises of {@link Storage} (X5). Commits add commands, refuse them and park
 * lanes; here they are leased and settled. A lease ends by itself, judged by the clock of the process that asks, so clocks of processes must
 * agree to a part of its length. Nothing here has a journal entry or raises a version.
 */
public interface LaneStore {

    /**
     * Leases lanes of a channel to a process, those that became due first. A lane is free when it is not parked, when its rest is over, or was
     * only for processes that could not reach the interaction and this is none of them, and when it has no lease that holds at that instant,
     * be it the process's own. It became due with its first command, at the end of its rest, or when it went on after it was parked; where in the
     * order one comes that was leased since is up to the storage. Who could not reach the interaction is forgotten at the first lease after the
     * end of the rest.
     */
    LeasedLanes lease(TenantId tenant, LaneRequest request);

    /**
     * Moves the end of the process's leases on lanes.
     *
     * @return those that it still has a lease on, since no other process has got one
     */
    Set<InteractionId> renew(TenantId tenant, ProcessId process, Collection<InteractionId> lanes, Instant until);

    /**
     * Ends leases of a process. What was confirmed is done in any case; a lane on which another process has got a lease, or that was parked,
     * stays as it is.
     */
    void settle(TenantId tenant, ProcessId process, List<LaneResult> results);

    /**
     * Returns the lane of an interaction, whether or not it is leased or parked.
     *
     * @param commands how many of it at most, 1 to {@link Rows#MOST}
     */
    Optional<StoredLane> find(TenantId tenant, InteractionId interaction, int commands);

    /**
     * Returns a page of the parked lanes, in the commit order in which they were parked; pages and cursors as in {@link RecordReads}.
     *
     * @param commands how many of each lane at most, 1 to {@link Rows#MOST}
     */
    Rows<StoredLane> parked(TenantId tenant, Optional<Cursor> from, int size, int commands);
}
