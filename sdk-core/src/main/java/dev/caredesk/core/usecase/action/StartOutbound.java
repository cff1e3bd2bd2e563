package dev.caredesk.core.usecase.action;

import dev.caredesk.AgentId;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.codec.InteractionCodec;
import dev.caredesk.core.codec.InteractionCodec.InteractionDetails;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.usecase.FreeSlot;
import dev.caredesk.core.usecase.JoinActivity;
import dev.caredesk.desk.Action;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.StartingChannel;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Starts an outbound activity: first the commit, then the command to the channel (A1, X1, X5). Lives for one call. */
final class StartOutbound implements AtOnceUseCase<ActivityId> {

    private final ActionContext context;
    private final Action.Start action;
    private int slot;

    StartOutbound(ActionContext context, Action.Start action) {
        this.context = context;
        this.action = action;
    }

    @Override
    public ActionContext context() {
        return context;
    }

    @Override
    public boolean isPossibleAnywhere() {
        return true;
    }

    @Override
    public ActivityId result() {
        return DerivedIds.activity(interaction());
    }

    private InteractionId interaction() {
        return InteractionId.of(action.channel(), context.made("interaction"));
    }

    /** Takes the first free slot, once the expected one turned out to be taken (D4). */
    @Override
    public Outcome<Own<Session>> load(Attempt attempt) {
        if (FreeSlot.isMissed(attempt)) {
            OptionalInt free = FreeSlot.find(context.scope(), context.desk().agent(), action.media());
            if (free.isEmpty()) {
                return Outcome.refused(
                        Refusals.tooMany(action.media(), context.scope().limits()));
            }
            slot = free.getAsInt();
        }
        return AtOnceUseCase.super.load(attempt);
    }

    @Override
    public Outcome<CommitPlan<ActivityId>> decide(EngagementData engagement, Instant now) {
        Optional<Channel> channel = context.desk().channels().find(action.channel());
        if (channel.isEmpty()) {
            return Outcome.refused(new Refusal.Unknown(
                    RefusalCode.CHANNEL_UNKNOWN, action.channel().value()));
        }
        if (!(channel.get() instanceof StartingChannel)) {
            return Outcome.refused(
                    new Refusal.NotAllowed(RefusalCode.CHANNEL_CANNOT, Optional.empty(), Optional.empty()));
        }
        return Outcome.done(start(context.refreshEngagement().withOpenRequests(engagement), now));
    }

    /** Returns the interaction as stored: an agent has it from the beginning. */
    private StoredInteraction interaction(AgentId agent, Instant now) {
        Contact contact = Contact.at(action.to());
        InteractionDetails details = new InteractionDetails(action.media(), Direction.OUTBOUND, contact, "");
        return new StoredInteraction(
                interaction(),
                Version.FIRST,
                StoredInteraction.State.TAKEN,
                now,
                Set.of(),
                Set.of(),
                Optional.of(new StoredInteraction.Taken(result(), agent)),
                Optional.empty(),
                InteractionCodec.store(details));
    }

    private CommitPlan<ActivityId> start(EngagementData engagement, Instant now) {
        ActivityRecord activity = ActivityRecord.started(
                result(),
                new ActivityRecord.Origin(action.media(), Direction.OUTBOUND, action.to(), interaction()),
                engagement.desk(),
                now,
                engagement.id());
        Changes changes = context.changes(now);
        changes.create(interaction(engagement.desk(), now), Optional.empty());
        EngagementData after = new JoinActivity(context.scope()).add(changes, engagement, activity, slot);
        changes.command(new Command.Start(
                CommandId.of(context.made("start")), interaction(), engagement.desk(), action.media(), action.to()));
        return CommitPlan.commit(
                changes, result(), NextState.of(after).rereading().caching(cache -> cache.withCurrent(after)));
    }
}
