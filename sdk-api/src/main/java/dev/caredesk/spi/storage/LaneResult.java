package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.CommandId;
import java.util.List;
import java.util.Optional;

/**
 * What became of a lane that a process had a lease on.
 *
 * @param confirmed the commands that its channel confirmed
 * @param rest empty where the lane may be leased again at once
 */
public record LaneResult(InteractionId interaction, List<CommandId> confirmed, Optional<LaneRest> rest) {
    public LaneResult {
        refuseNull("interaction", interaction, "confirmed", confirmed, "rest", rest);
        confirmed = List.copyOf(confirmed);
    }
}
