package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.WrongCallException;
import java.time.Instant;

/**
 * The rest of a lane after its first command could not be told (X5).
 *
 * @param failures how many times in a row, at least 1
 * @param since the first of them
 * @param until the instant from which the lane is leased again
 * @param othersMay whether the other processes need not wait: this one can't reach the interaction, which they may
 */
public record LaneRest(int failures, Instant since, Instant until, boolean othersMay) {
    public LaneRest {
        refuseNull("since", since, "until", until);
        if (failures < 1) {
            throw new WrongCallException("failures of a lane must be at least 1, was " + failures);
        }
    }
}
