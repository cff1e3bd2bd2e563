package dev.caredesk.core.desk;

import dev.caredesk.OperationId;
import dev.caredesk.core.channel.Channels;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.core.tenant.TenantScope;
import java.time.Instant;

/**
 * One at-once operation under its id. All ids that it makes follow from that id, so that asking again makes nothing twice (E7).
 */
record Operation(TenantScope scope, Refresher refresher, Channels channels, OperationId id) {

    Changes changes(Work work, Instant now) {
        return new Changes(scope, changeSet(), work.desk(), now);
    }

    String changeSet() {
        return Ids.derived("operation", id.value());
    }

    String made(String kind) {
        return Ids.derived(kind, id.value());
    }

    Targets targets() {
        return new Targets(refresher);
    }
}
