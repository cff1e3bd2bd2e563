package dev.caredesk.core.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.CaredeskClosedException;
import dev.caredesk.Cursor;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.channel.ChangeLane;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.view.PageReader;
import dev.caredesk.desk.Lanes;
import dev.caredesk.desk.ParkedLane;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredLane;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The host's view of the parked lanes of a tenant (X5).
 *
 * @param isOpen returns whether the SDK is open
 */
public record TenantLanes(TenantScope scope, BooleanSupplier isOpen) implements Lanes {

    @Override
    public Outcome<Page<ParkedLane>> parked(Optional<Cursor> from, int size) {
        refuseNull("from", from);
        check();
        return new PageReader(scope).parked(from, size);
    }

    @Override
    public Outcome<InteractionId> retry(InteractionId interaction) {
        refuseNull("interaction", interaction);
        check();
        Outcome<InteractionId> resumed = ChangeLane.resumed(scope, interaction);
        if (resumed.isDone()) {
            scope.announceCommand(interaction.channel());
        }
        return resumed;
    }

    /** Drops a page of commands after the other, so that no commit grows with the lane. */
    @Override
    public Outcome<InteractionId> drop(InteractionId interaction) {
        refuseNull("interaction", interaction);
        check();
        Outcome<InteractionId> dropped = Outcome.refused(Refusals.notParked(interaction));
        Optional<StoredLane> lane = lane(interaction);
        while (lane.isPresent()) {
            dropped = ChangeLane.dropped(scope, interaction, lane.get().commands());
            lane = dropped.isDone() ? lane(interaction) : Optional.empty();
        }
        return dropped;
    }

    private Optional<StoredLane> lane(InteractionId interaction) {
        return scope.storage()
                .lanes()
                .find(scope.id(), interaction, Rows.MOST)
                .filter(lane -> lane.parked().isPresent());
    }

    private void check() {
        if (!isOpen.getAsBoolean()) {
            throw new CaredeskClosedException("SDK must not be called after it was closed");
        }
    }
}
