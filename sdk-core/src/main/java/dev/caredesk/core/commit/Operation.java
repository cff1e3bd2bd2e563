package dev.caredesk.core.commit;

import dev.caredesk.AgentId;
import dev.caredesk.OperationId;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.Purpose;
import java.time.Instant;
import java.util.Optional;

/**
 * One at-once operation under its id, which belongs to one desk and one action. All ids that it makes follow from these, so that asking
 * again makes nothing twice (E7).
 *
 * @param what the action, as a text that no other action has
 */
public record Operation(TenantScope scope, AgentId desk, OperationId id, String what) {

    public Changes changes(Instant now) {
        return new Changes(scope, changeSet(), desk, now).purpose(purpose());
    }

    private Purpose purpose() {
        return new Purpose(DerivedIds.derived(desk.value(), what));
    }

    private String changeSet() {
        return DerivedIds.derived("operation", id.value());
    }

    /** Returns whether it is committed, by one read: true for this operation, false for another one under its id (E7). */
    public Optional<Boolean> committed() {
        return scope.storage()
                .committed(scope.id(), ChangeSetId.of(changeSet()))
                .map(Committed::purpose)
                .map(purpose()::equals);
    }

    /** An id that follows from the operation. */
    public String made(String kind) {
        return DerivedIds.derived(kind, desk.value(), id.value());
    }
}
