package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.usecase.FindTarget;
import dev.caredesk.desk.Action;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import java.time.Instant;

/** Moves an activity to another request of the customer (A5): at once, or in the draft while the customer is not created (E1). */
record MoveActivity(ActionContext context, Action.Move action) implements DraftOrAtOnceUseCase<RequestId> {

    @Override
    public RequestId result() {
        return action.to();
    }

    @Override
    public Outcome<CommitPlan<RequestId>> decide(EngagementData engagement, Instant now) {
        FindTarget targets = context.targets();
        return targets.movable(engagement, action.activity(), now)
                .then(activity -> targets.open(engagement, action.to(), now).map(to -> {
                    ActivityRecord moved = isIn(activity, to.id()) ? ofNow(activity) : activity;
                    if (isIn(moved, to.id())) {
                        return CommitPlan.nothing(to.id());
                    }
                    Changes changes = context.changes(now);
                    EngagementData after =
                            move(changes, engagement.with(engagement.records().read(to)), moved, to.id());
                    return CommitPlan.commit(
                            changes, to.id(), NextState.of(after).rereading());
                }));
    }

    private static boolean isIn(ActivityRecord activity, RequestId request) {
        return activity.request().filter(request::equals).isPresent();
    }

    /** Returns the activity as stored now. Without anything to commit, no commit would find out that another desk moved it away. */
    private ActivityRecord ofNow(ActivityRecord activity) {
        return context.refreshEngagement().activity(activity.id()).orElse(activity);
    }

    /** Adds the move to a commit: an update of the target request, none of the other (R8). */
    static EngagementData move(Changes changes, EngagementData engagement, ActivityRecord activity, RequestId to) {
        ActivityRecord moved = activity.movedTo(engagement.customer(), to);
        changes.change(activity, moved, Event.Kind.MOVED);
        changes.update(to);
        activity.request().ifPresent(changes::left);
        Records records = engagement
                .records()
                .activity(activity.id(), known -> known.read(activity).wrote(moved));
        return engagement.with(records);
    }

    /** Moves the activity in the draft. In a replay after a Create elsewhere, the request may be stored already. */
    @Override
    public Outcome<EngagementData> draft(EngagementData engagement, Instant now) {
        ActivityId activity = action.activity();
        if (!engagement.isOpen(action.to(), now)) {
            return Outcome.refused(Refusals.unknown(action.to()));
        }
        if (engagement.isCreated()
                && engagement.requestOf(activity).filter(action.to()::equals).isPresent()) {
            return Outcome.done(engagement);
        }
        return context.targets()
                .editable(engagement, activity, now)
                .map(found -> engagement.with(
                        engagement.draft().place(activity, action.to()).at(engagement.revision() + 1)));
    }
}
