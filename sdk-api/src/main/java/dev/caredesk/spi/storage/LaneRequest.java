package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ChannelId;
import java.time.Instant;

/**
 * A process's wish for lanes of a channel that it can tell (X5).
 *
 * @param now by the clock of the process
 * @param until the end of the leases, if it does not renew them
 * @param lanes how many at most, 1 to {@link Rows#MOST}
 * @param commands how many of each lane at most, 1 to {@link Rows#MOST}
 */
public record LaneRequest(ProcessId process, ChannelId channel, Instant now, Instant until, int lanes, int commands) {
    public LaneRequest {
        refuseNull("process", process, "channel", channel, "now", now);
        refuseNull("until", until);
        Rows.checkedSize(lanes);
        Rows.checkedSize(commands);
    }
}
