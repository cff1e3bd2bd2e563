package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.usecase.InteractionTarget.MatchedInteraction;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Accepts an interaction (A1, A2, C6, D3, D4, D5). Lives for one call.
 *
 * <ol>
 *   <li>One read finds the offer, unless this process has just shown it; another one matches its contact with customers.
 *   <li>The activity joins the engagement that has the customer open, or a new one.
 *   <li>One commit takes the interaction, with the messages that it has, as an activity, and has the command to the channel.
 *   <li>If the interaction was accepted before, the same agent gets its engagement, and any other is told who has it.
 * </ol>
 */
public final class AcceptOffer implements UseCase<InteractionTarget, Session> {

    private final DeskContext desk;
    private final InteractionId id;
    private final TakeInteraction take;
    private int slot;

    public AcceptOffer(DeskContext desk, InteractionId id) {
        this.desk = desk;
        this.id = id;
        this.take = new TakeInteraction(desk, id);
    }

    @Override
    public Outcome<InteractionTarget> load(Attempt attempt) {
        Optional<StoredInteraction> row = row(attempt);
        Optional<StoredInteraction> offer =
                row.filter(it -> it.state() == StoredInteraction.State.OFFERED).filter(this::isFor);
        if (offer.isEmpty()) {
            return take.earlier(row).map(session -> new InteractionTarget(session, Optional.empty()));
        }
        InteractionTarget target = take.target(attempt, offer.get());
        MediaType media = target.matched().orElseThrow().details().media();
        return takeSlot(attempt, media).map(taken -> target);
    }

    /** Returns the interaction as this process saw it last, if this desk can accept that; else as stored. */
    private Optional<StoredInteraction> row(Attempt attempt) {
        return attempt.number() == 0
                ? desk.scope().seenOffers().find(id).filter(this::isFor).or(take::row)
                : take.row();
    }

    private boolean isFor(StoredInteraction row) {
        return row.desks().isEmpty() || row.desks().contains(desk.agent());
    }

    /** Takes the first free slot, once the expected one turned out to be taken (D4). */
    private Outcome<Integer> takeSlot(Attempt attempt, MediaType media) {
        if (!FreeSlot.isMissed(attempt)) {
            return Outcome.done(slot);
        }
        OptionalInt free = FreeSlot.find(desk.scope(), desk.agent(), media);
        if (free.isEmpty()) {
            return Outcome.refused(Refusals.tooMany(media, desk.scope().limits()));
        }
        slot = free.getAsInt();
        return Outcome.done(slot);
    }

    @Override
    public Outcome<CommitPlan<Session>> decide(InteractionTarget target, Instant now) {
        return Outcome.done(target.matched()
                .map(matched -> accept(target.session(), matched, now))
                .orElseGet(() -> CommitPlan.nothing(target.session())));
    }

    private CommitPlan<Session> accept(Session session, MatchedInteraction matched, Instant now) {
        Changes changes = new Changes(desk.scope(), take.derived("accept"), desk.agent(), now);
        ActivityRecord started = take.activity(matched.details(), session.engagement(), now);
        EngagementData after = take.add(changes, session, matched, started, slot);
        CommandId command = CommandId.of(take.activity().value());
        changes.command(new Command.Accept(command, id, desk.agent()));
        return CommitPlan.commit(
                changes, session, NextState.of(after).caching(cache -> take.cached(cache, matched, after)));
    }

    @Override
    public Outcome<Session> done(InteractionTarget target, Session session, boolean again) {
        desk.scope().seenOffers().forget(id);
        if (!again) {
            return Outcome.done(session);
        }
        Outcome<Session> before = take.earlier(take.row());
        before.toOptional().ifPresent(desk.sessions()::readAllIfPossible);
        return before;
    }
}
