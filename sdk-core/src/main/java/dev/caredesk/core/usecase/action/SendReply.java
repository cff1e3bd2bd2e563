package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LimitCheck;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.usecase.FindTarget;
import dev.caredesk.core.usecase.TouchRequest;
import dev.caredesk.desk.Action;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.ReplyingChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends a reply over an activity's channel: first the commit, then the command to the channel (M4, X1, X5). */
record SendReply(ActionContext context, Action.Reply action) implements AtOnceUseCase<MessageId> {

    @Override
    public MessageId result() {
        return resultIn(context, action.activity());
    }

    /** Returns the id of the operation's message, if it went to that activity. */
    static MessageId resultIn(ActionContext context, ActivityId activity) {
        return DerivedIds.message(activity, context.made("reply"));
    }

    @Override
    public Outcome<CommitPlan<MessageId>> decide(EngagementData engagement, Instant now) {
        List<Refusal> bad =
                new LimitCheck(context.scope().limits()).reply(Optional.of(action.activity()), action.text());
        return FindTarget.fit(context.targets().answerable(engagement, action.activity(), now), bad)
                .then(this::replying)
                .map(activity -> reply(engagement, activity, now));
    }

    private Outcome<ActivityRecord> replying(ActivityRecord record) {
        Activity activity = record.activity();
        if (!activity.isLive()) {
            return Outcome.refused(new Refusal.Closed(RefusalCode.ACTIVITY_ENDED, Optional.of(activity.id())));
        }
        boolean can = context.desk()
                .channels()
                .find(activity.interaction().channel())
                .filter(ReplyingChannel.class::isInstance)
                .isPresent();
        return can ? Outcome.done(record) : Outcome.refused(Refusals.not(RefusalCode.CHANNEL_CANNOT, activity.id()));
    }

    private CommitPlan<MessageId> reply(EngagementData engagement, ActivityRecord activity, Instant now) {
        String name = context.made("reply");
        Message message = new Message(
                result(),
                activity.activity().interaction(),
                Direction.OUTBOUND,
                Optional.of(engagement.desk()),
                now,
                Optional.empty(),
                Content.text(action.text()));
        Command command = new Command.Reply(
                CommandId.of(name), activity.activity().interaction(), engagement.desk(), name, action.text());
        Changes changes = context.changes(now);
        changes.add(message, activity);
        changes.command(command);
        TouchRequest touch = new TouchRequest(context.scope());
        EngagementData after = activity.isLiveConversation()
                ? touch.updateIfOpen(changes, engagement, activity)
                : touch.update(changes, engagement, activity);
        return CommitPlan.commit(changes, message.id(), NextState.of(after));
    }
}
