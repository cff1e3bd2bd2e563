package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Judge;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.desk.Action;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.storage.Require;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Comments and replies: what is added to an activity at once (M1, M2, X1, X5). */
final class Speaking {

    private final Operation operation;
    private final Judge judge;

    Speaking(Operation operation) {
        this.operation = operation;
        this.judge = new Judge(operation.scope().limits());
    }

    Outcome<Plan<CommentId>> comment(Action.AddComment action, Work work, Instant now) {
        List<Refusal> bad = judge.required(Optional.of(action.activity()), action.text());
        return fit(operation.targets().editable(work, action.activity(), now), bad)
                .map(activity -> {
                    Comment comment = new Comment(
                            CommentId.of(operation.made("comment")), activity.id(), work.desk(), now, action.text());
                    Changes changes = operation.changes(work, now).add(comment, activity.customer());
                    return Plan.commit(changes, updated(changes, work, activity), comment.id());
                });
    }

    Outcome<Plan<MessageId>> reply(Action.Reply action, Work work, Instant now) {
        List<Refusal> bad = judge.reply(Optional.of(action.activity()), action.text());
        return fit(operation.targets().answerable(work, action.activity(), now), bad)
                .then(this::replying)
                .map(activity -> replied(action, work, activity, now));
    }

    private Plan<MessageId> replied(Action.Reply action, Work work, ActivityRecord activity, Instant now) {
        String name = operation.made("reply");
        Message message = new Message(
                MessageId.of(Ids.derived("message", activity.id().value(), name)),
                activity.id(),
                Direction.OUTBOUND,
                Optional.of(work.desk()),
                now,
                Content.text(action.text()));
        Command command = new Command.Reply(
                CommandId.of(name), activity.activity().interaction(), work.desk(), name, action.text());
        Changes changes =
                operation.changes(work, now).add(message, activity.customer()).command(command, activity.id());
        Work after =
                activity.isLiveConversation() ? saidLive(changes, work, activity) : updated(changes, work, activity);
        return Plan.commit(changes, after, message.id());
    }

    private static Outcome<ActivityRecord> fit(Outcome<ActivityRecord> found, List<Refusal> bad) {
        if (bad.isEmpty() || !found.isDone()) {
            return found;
        }
        return Outcome.refused(bad);
    }

    private Outcome<ActivityRecord> replying(ActivityRecord record) {
        Activity activity = record.activity();
        if (!activity.isLive()) {
            return Outcome.refused(new Refusal.Closed(RefusalCode.ACTIVITY_ENDED, Optional.of(activity.id())));
        }
        boolean can = operation
                .channels()
                .find(activity.interaction().channel())
                .filter(ReplyingChannel.class::isInstance)
                .isPresent();
        return can ? Outcome.done(record) : Outcome.refused(Refusals.not(RefusalCode.CHANNEL_CANNOT, activity.id()));
    }

    /** The activity's request counts as updated (R8); the activity must still be in it (N5 allows others to add as well). */
    private Work updated(Changes changes, Work work, ActivityRecord activity) {
        activity.request().ifPresent(changes::update);
        return touched(changes, work, activity);
    }

    /** R5, M3: as an update; a closed request is left alone, and the conversation goes on. */
    private Work saidLive(Changes changes, Work work, ActivityRecord activity) {
        activity.request().ifPresent(changes::updateIfOpen);
        return touched(changes, work, activity);
    }

    private Work touched(Changes changes, Work work, ActivityRecord activity) {
        changes.require(new Require.AtVersion(activity.id(), activity.version()));
        Records records = activity.request()
                .map(request -> new Saving(operation.scope()).touched(work.records(), request, changes.at()))
                .orElse(work.records());
        return work.with(records);
    }
}
