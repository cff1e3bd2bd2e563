package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.InteractionId;
import java.util.Optional;

/**
 * The parking of a lane, which ends its lease; or the end of that, after which it is due at once and has not failed (X5). It does nothing where
 * there is no lane, or where none is parked that shall go on; a lane that is parked keeps its place in the order.
 *
 * @param reason why it is parked; empty when it goes on
 */
public record LaneParking(InteractionId interaction, Optional<Payload> reason) {
    public LaneParking {
        refuseNull("interaction", interaction, "reason", reason);
    }
}
