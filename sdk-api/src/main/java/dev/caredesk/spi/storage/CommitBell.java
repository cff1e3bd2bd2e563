package dev.caredesk.spi.storage;

import dev.caredesk.Subscription;
import dev.caredesk.TenantId;

/**
 * How a storage tells that something was committed by another process, sooner than its journal is looked at anyway. A hint and no
 * promise: it may ring without cause, ring once for many commits, ring late, or miss one. Safe for use by several threads.
 */
public interface CommitBell {

    /**
     * Has a task called soon after something came into a tenant's journal.
     *
     * @param task must be quick and not throw; it is called by a thread of the storage
     * @return ends it; so does closing the storage
     */
    Subscription onCommit(TenantId tenant, Runnable task);
}
