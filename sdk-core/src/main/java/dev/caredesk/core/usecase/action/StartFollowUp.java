package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.RecordEdits;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.desk.Action;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.Optional;

/** Starts a follow-up of a closed request (R4), and carries over that one's unsaved edits if asked to (E8). */
record StartFollowUp(ActionContext context, Action.FollowUp action) implements AtOnceUseCase<RequestId> {

    @Override
    public RequestId result() {
        return RequestId.of(context.made("request"));
    }

    @Override
    public Outcome<CommitPlan<RequestId>> decide(EngagementData engagement, Instant now) {
        return context.targets()
                .own(engagement, action.request())
                .map(this::ofNow)
                .then(closed -> closed.isOpenAt(now)
                        ? Outcome.refused(Refusals.not(RefusalCode.REQUEST_OPEN, closed.id()))
                        : Outcome.done(start(engagement, now)));
    }

    /** Returns the request as stored now: it may have been closed elsewhere, or its deadline moved on (R6). A closed one stays closed. */
    private RequestRecord ofNow(RequestRecord request) {
        return request.times().closed().isPresent()
                ? request
                : context.refreshEngagement().request(request.id()).orElse(request);
    }

    private CommitPlan<RequestId> start(EngagementData engagement, Instant now) {
        RequestRecord request = RequestRecord.untitled(
                        result(),
                        engagement.customer(),
                        now,
                        context.scope().settings().closeAfter())
                .following(action.request());
        Changes changes = context.changes(now);
        changes.create(request);
        EngagementData after =
                engagement.with(engagement.records().updated(request)).with(draft(engagement, request.id()));
        return CommitPlan.commit(changes, request.id(), NextState.of(after));
    }

    private Draft draft(EngagementData engagement, RequestId request) {
        RecordEdits carried = engagement.edits(action.request());
        if (!action.carryEdits() || carried.isEmpty()) {
            return engagement.draft();
        }
        RecordEdits edits = RecordEdits.NONE;
        for (var entry : carried.fields().entrySet()) {
            edits = edits.set(entry.getKey(), Optional.empty(), entry.getValue().mine());
        }
        return engagement
                .draft()
                .with(action.request(), RecordEdits.NONE)
                .with(request, edits)
                .at(engagement.revision() + 1);
    }
}
