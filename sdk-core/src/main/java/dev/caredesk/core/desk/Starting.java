package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.desk.Action;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.StartingChannel;
import java.time.Instant;
import java.util.Optional;

/** Outbound activities (A1, X1): one is committed first, then the channel is told to start it (X5). */
final class Starting {

    private final Operation operation;
    private final int slot;

    /** @param slot which of the agent's slots of that medium to take (D4) */
    Starting(Operation operation, int slot) {
        this.operation = operation;
        this.slot = slot;
    }

    Outcome<Plan<ActivityId>> decide(Action.Start action, Work work, Instant now) {
        Optional<Channel> channel = operation.channels().find(action.channel());
        if (channel.isEmpty()) {
            return Outcome.refused(new Refusal.Unknown(
                    RefusalCode.CHANNEL_UNKNOWN, action.channel().value()));
        }
        if (!(channel.get() instanceof StartingChannel)) {
            return Outcome.refused(
                    new Refusal.NotAllowed(RefusalCode.CHANNEL_CANNOT, Optional.empty(), Optional.empty()));
        }
        ActivityId id = ActivityId.of(operation.made("activity"));
        InteractionId interaction = InteractionId.of(action.channel(), id.value());
        ActivityRecord activity = ActivityRecord.started(
                id,
                new ActivityRecord.Origin(action.media(), Direction.OUTBOUND, action.to(), interaction),
                work.desk(),
                now,
                work.id());
        Changes changes = operation.changes(work, now);
        Work after = new Joining(operation.scope()).add(changes, work, activity, slot);
        changes.command(
                new Command.Start(
                        CommandId.of(operation.made("start")), interaction, work.desk(), action.media(), action.to()),
                id);
        return Outcome.done(Plan.commit(changes, after, id).moving());
    }
}
