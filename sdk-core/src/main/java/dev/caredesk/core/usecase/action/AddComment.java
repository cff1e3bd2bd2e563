package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.CommentId;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LimitCheck;
import dev.caredesk.core.usecase.FindTarget;
import dev.caredesk.core.usecase.TouchRequest;
import dev.caredesk.desk.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Adds a comment to an activity (M1, M2). */
record AddComment(ActionContext context, Action.AddComment action) implements AtOnceUseCase<CommentId> {

    @Override
    public CommentId result() {
        return CommentId.of(context.made("comment"));
    }

    @Override
    public Outcome<CommitPlan<CommentId>> decide(EngagementData engagement, Instant now) {
        List<Refusal> bad =
                new LimitCheck(context.scope().limits()).required(Optional.of(action.activity()), action.text());
        return FindTarget.fit(context.targets().editable(engagement, action.activity(), now), bad)
                .map(activity -> add(engagement, activity, now));
    }

    private CommitPlan<CommentId> add(EngagementData engagement, ActivityRecord activity, Instant now) {
        Comment comment = new Comment(result(), activity.id(), engagement.desk(), now, action.text());
        Changes changes = context.changes(now);
        changes.add(comment, activity.customer());
        EngagementData after = new TouchRequest(context.scope()).update(changes, engagement, activity);
        return CommitPlan.commit(changes, comment.id(), NextState.of(after));
    }
}
