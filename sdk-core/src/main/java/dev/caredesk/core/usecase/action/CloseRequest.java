package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.desk.Action;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Require;
import java.time.Instant;

/** Closes a request by hand; live activities in it go on (R5). */
record CloseRequest(ActionContext context, Action.CloseRequest action) implements AtOnceUseCase<RequestId> {

    @Override
    public RequestId result() {
        return action.request();
    }

    @Override
    public Outcome<CommitPlan<RequestId>> decide(EngagementData engagement, Instant now) {
        return context.targets().open(engagement, action.request(), now).map(request -> {
            RequestRecord closed = request.closedAt(now);
            Changes changes = context.changes(now);
            changes.require(new Require.Open(request.id()));
            changes.change(request, closed, Event.Kind.CLOSED);
            Records records = engagement.records().request(request.id(), known -> known.wrote(closed));
            return CommitPlan.commit(changes, request.id(), NextState.of(engagement.with(records)));
        });
    }
}
