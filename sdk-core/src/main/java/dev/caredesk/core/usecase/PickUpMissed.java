package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
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
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.Optional;

/**
 * Picks up a missed interaction (D8): as {@link AcceptOffer}, but the activity has ended already, takes none of the agent's slots, and the
 * channel is told nothing. Lives for one call.
 */
public final class PickUpMissed implements UseCase<InteractionTarget, Session> {

    private final DeskContext desk;
    private final TakeInteraction take;

    public PickUpMissed(DeskContext desk, InteractionId id) {
        this.desk = desk;
        this.take = new TakeInteraction(desk, id);
    }

    @Override
    public Outcome<InteractionTarget> load(Attempt attempt) {
        Optional<StoredInteraction> row = take.row();
        StoredInteraction.State state = row.map(StoredInteraction::state).orElse(StoredInteraction.State.EARLY);
        return switch (state) {
            case MISSED ->
                desk.scope().limits().missedKept().isZero()
                        ? Outcome.refused(Refusals.lost(Optional.empty()))
                        : Outcome.done(take.target(attempt, row.orElseThrow()));
            case OFFERED -> Outcome.refused(new Refusal.Closed(RefusalCode.INTERACTION_OFFERED, Optional.empty()));
            case EARLY -> Outcome.refused(Refusals.lost(Optional.empty()));
            case TAKEN -> take.earlier(row).map(session -> new InteractionTarget(session, Optional.empty()));
        };
    }

    @Override
    public Outcome<CommitPlan<Session>> decide(InteractionTarget target, Instant now) {
        return Outcome.done(target.matched()
                .map(matched -> pickUp(target.session(), matched, now))
                .orElseGet(() -> CommitPlan.nothing(target.session())));
    }

    private CommitPlan<Session> pickUp(Session session, MatchedInteraction matched, Instant now) {
        Changes changes = new Changes(desk.scope(), take.derived("pick up"), desk.agent(), now);
        End end = new End(matched.row().ended().orElseThrow(), EndReason.ENDED_BY_CHANNEL);
        ActivityRecord ended =
                take.activity(matched.details(), session.engagement(), now).ended(end);
        EngagementData after = take.add(changes, session, matched, ended, 0);
        return CommitPlan.commit(
                changes, session, NextState.of(after).caching(cache -> take.cached(cache, matched, after)));
    }

    @Override
    public Outcome<Session> done(InteractionTarget target, Session session, boolean again) {
        return again ? take.earlier(take.row()) : Outcome.done(session);
    }
}
