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
 * An at-once operation with its id, which belongs to one desk and one action. All ids that it makes are derived from these, so that
 * repeating it makes nothing twice (E7).
 *
 * @param what names the action; no other action has the same text
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

    /** Returns whether the operation is committed, by one read: true for this one, false if another one has its id, empty for none (E7). */
    public Optional<Boolean> committed() {
        return scope.storage()
                .committed(scope.id(), ChangeSetId.of(changeSet()))
                .map(Committed::purpose)
                .map(purpose()::equals);
    }

    /** Returns an id that is derived from the operation's. */
    public String made(String kind) {
        return DerivedIds.derived(kind, desk.value(), id.value());
    }
}
