package dev.caredesk.core.channel;

import dev.caredesk.Actor;
import dev.caredesk.Outcome;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitLoop;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes a lane, and what its interaction's activity shows of it, in one commit, as long as it is leased by this process or parked (M4, X5).
 * Refused with {@code lane.not-parked} where that is over. Lives for one call.
 */
public final class ChangeLane implements UseCase<ChangeLane.LaneActivity, InteractionId> {

    /** The activity that the interaction became, if it is taken. */
    public record LaneActivity(Optional<StoredActivity> row) implements UseCase.Subject {
        @Override
        public List<CommitParticipant> participants() {
            return List.of();
        }
    }

    private final TenantScope scope;
    private final InteractionId interaction;
    private final String id;
    private final Actor by;
    private final Require condition;
    private final Consumer<LaneChanges> change;

    private ChangeLane(
            TenantScope scope,
            InteractionId interaction,
            String id,
            Actor by,
            Require condition,
            Consumer<LaneChanges> change) {
        this.scope = scope;
        this.interaction = interaction;
        this.id = id;
        this.by = by;
        this.condition = condition;
        this.change = change;
    }

    /** Stores that the channel refused a command for good. */
    static Outcome<InteractionId> refused(
            TenantScope scope, InteractionId interaction, StoredCommand command, String reason) {
        String id = DerivedIds.derived("command", command.id().value());
        Require leased = new Require.LaneLeased(interaction, scope.process());
        return run(
                scope,
                new ChangeLane(
                        scope,
                        interaction,
                        id,
                        Actor.of(interaction.channel()),
                        leased,
                        lane -> lane.refuse(command, reason)));
    }

    /** Parks the lane. */
    static Outcome<InteractionId> parked(TenantScope scope, InteractionId interaction, String reason) {
        Require leased = new Require.LaneLeased(interaction, scope.process());
        return run(
                scope,
                new ChangeLane(
                        scope,
                        interaction,
                        scope.newId(),
                        Actor.SYSTEM,
                        leased,
                        lane -> lane.park(new ChannelFailure(lane.at(), reason))));
    }

    /** Has a parked lane told again. */
    public static Outcome<InteractionId> resumed(TenantScope scope, InteractionId interaction) {
        return run(scope, ofParked(scope, interaction, LaneChanges::resume));
    }

    /** Drops commands of a parked lane, as if the channel had refused them. */
    public static Outcome<InteractionId> dropped(
            TenantScope scope, InteractionId interaction, List<StoredCommand> commands) {
        return run(scope, ofParked(scope, interaction, lane -> {
            lane.clear();
            commands.forEach(command -> lane.refuse(command, "dropped"));
        }));
    }

    private static ChangeLane ofParked(TenantScope scope, InteractionId interaction, Consumer<LaneChanges> change) {
        Require parked = new Require.LaneParked(interaction);
        return new ChangeLane(scope, interaction, scope.newId(), Actor.SYSTEM, parked, change);
    }

    private static Outcome<InteractionId> run(TenantScope scope, ChangeLane change) {
        return new CommitLoop(scope).run(change);
    }

    @Override
    public Outcome<LaneActivity> load(Attempt attempt) {
        ActivityId activity = DerivedIds.activity(interaction);
        return Outcome.done(new LaneActivity(scope.storage().records().load(scope.id(), List.of(activity)).stream()
                .filter(StoredActivity.class::isInstance)
                .map(StoredActivity.class::cast)
                .findFirst()));
    }

    @Override
    public Outcome<CommitPlan<InteractionId>> decide(LaneActivity activity, Instant now) {
        Changes changes = new Changes(scope, id, by, now);
        changes.require(condition);
        LaneChanges lane = new LaneChanges(scope, changes, interaction, activity.row());
        change.accept(lane);
        lane.finish();
        return Outcome.done(CommitPlan.commit(changes, interaction));
    }
}
