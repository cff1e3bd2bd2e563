package dev.caredesk.spi.storage;

import dev.caredesk.Subscription;
import dev.caredesk.TenantId;

/**
 * The storage's signal that another process committed something, sooner than the next poll of its journal. A hint and no promise:
 * it may ring without cause, ring once for many commits, ring late, or miss one. Safe for use by several threads.
 */
public interface CommitBell {

    /**
     * Registers a task to be called soon after a tenant's journal has new entries.
     *
     * @param task must be quick and not throw; it is called by a thread of the storage
     * @return ends it; so does closing the storage
     */
    Subscription onCommit(TenantId tenant, Runnable task);
}
