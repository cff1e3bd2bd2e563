package dev.caredesk.jdbc.database;

import dev.caredesk.TenantId;
import java.time.Instant;

/** The closing of requests that are overdue (R6, R9). Done again after a commit of unknown outcome, it goes on with what is still overdue. */
public interface OverdueSweep {

    /**
     * Closes the first of them.
     *
     * @return how many; less than the limit when no more are overdue, but for those that are just being changed
     */
    int closeOverdue(TenantId tenant, Instant now, int limit);
}
