package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.InteractionId;
import java.util.List;
import java.util.Optional;

/**
 * A lane: the commands of one interaction that are not done (X5). It begins with its first command and is gone with its last.
 *
 * @param commands the first of them, in commit order
 * @param rest the last rest; empty where the last command that was told was done
 * @param parked why it is not told any more, until the host acts
 */
public record StoredLane(
        InteractionId interaction, List<StoredCommand> commands, Optional<LaneRest> rest, Optional<Payload> parked) {
    public StoredLane {
        refuseNull("interaction", interaction, "commands", commands, "rest", rest);
        refuseNull("parked", parked);
        commands = List.copyOf(commands);
    }
}
