package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.session.DeskSessions;
import dev.caredesk.core.session.NewEngagement;
import dev.caredesk.core.usecase.CustomerEngagement;
import dev.caredesk.core.usecase.JoinActivity;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Moves an activity to another customer, which opens on the desk or comes back, with the activity's unsaved tags (A5). The old engagement
 * stays open without a current activity.
 */
record MoveToCustomer(ActionContext context, Action.MoveToCustomer action)
        implements ActionUseCase<CustomerId>, UseCase<ActivityHandover, CustomerId> {

    @Override
    public CustomerId result() {
        return action.to();
    }

    @Override
    public Outcome<CustomerId> run() {
        return context.desk().loop().run(this);
    }

    @Override
    public Outcome<ActivityHandover> load(Attempt attempt) {
        if (action.to().equals(context.session().engagement().customer())) {
            return Outcome.refused(Refusals.not(RefusalCode.ACTIVITY_LINKED, action.activity()));
        }
        return CustomerEngagement.find(
                        context.desk(), action.to(), context.operation().id().value(), attempt, NewEngagement::known)
                .map(target -> new ActivityHandover(context.session(), target.session()));
    }

    @Override
    public Outcome<CommitPlan<CustomerId>> decide(ActivityHandover handover, Instant now) {
        EngagementData from = handover.from().engagement();
        return context.targets().movable(from, action.activity(), now).map(activity -> move(handover, activity, now));
    }

    private CommitPlan<CustomerId> move(ActivityHandover handover, ActivityRecord activity, Instant now) {
        EngagementData from = handover.from().engagement();
        EngagementData to =
                context.refreshEngagement().withOpenRequests(handover.to().engagement());
        Changes changes = context.changes(now);
        EngagementData joined = new JoinActivity(context.scope()).move(changes, to, activity);
        activity.request().ifPresent(changes::left);
        Draft draft = joined.draft().with(activity.id(), from.edits(activity.id()));
        return new CommitPlan<>(
                Optional.of(changes),
                false,
                List.of(
                        NextState.of(without(from, activity.id())).rereading(),
                        NextState.of(joined.with(draft.at(to.revision() + 1))).rereading()),
                committed -> result());
    }

    /** Returns the engagement without an activity that left it. */
    private static EngagementData without(EngagementData from, ActivityId gone) {
        return from.with(from.records().without(gone))
                .with(from.draft().without(gone).at(from.revision() + 1))
                .current(from.current().filter(activity -> !activity.equals(gone)));
    }

    @Override
    public Outcome<CustomerId> done(ActivityHandover handover, CustomerId result, boolean again) {
        DeskSessions sessions = context.desk().sessions();
        sessions.readCallsIfPossible(handover.to());
        sessions.readJourneyIfPossible(handover.to());
        sessions.readJourneyIfPossible(handover.from());
        return Outcome.done(result);
    }
}
