package dev.caredesk.core.commit;

import dev.caredesk.AgentId;
import dev.caredesk.OperationId;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.storage.ChangeSetId;
import java.time.Instant;

/**
 * One at-once operation under its id. All ids that it makes follow from that id, so that asking again makes nothing twice (E7).
 */
public record Operation(TenantScope scope, OperationId id) {

    public Changes changes(AgentId desk, Instant now) {
        return new Changes(scope, changeSet(), desk, now);
    }

    public String changeSet() {
        return DerivedIds.derived("operation", id.value());
    }

    /** Whether it is committed (E7); one read. */
    public boolean isKnown() {
        return scope.storage()
                .committed(scope.id(), ChangeSetId.of(changeSet()))
                .isPresent();
    }

    /** An id that follows from the operation's. */
    public String made(String kind) {
        return DerivedIds.derived(kind, id.value());
    }
}
