package dev.caredesk.core.usecase.action;

import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.Operation;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.session.RefreshEngagement;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.usecase.DeskContext;
import dev.caredesk.core.usecase.FindTarget;
import java.time.Instant;

/** The engagement that an action is performed in, with its operation (E7). */
record ActionContext(DeskContext desk, Session session, Operation operation) {

    TenantScope scope() {
        return desk.scope();
    }

    RefreshEngagement refreshEngagement() {
        return session.refreshEngagement();
    }

    FindTarget targets() {
        return new FindTarget(refreshEngagement());
    }

    Changes changes(Instant now) {
        return operation.changes(now);
    }

    /** Returns an id that is derived from the operation's. */
    String made(String kind) {
        return operation.made(kind);
    }
}
