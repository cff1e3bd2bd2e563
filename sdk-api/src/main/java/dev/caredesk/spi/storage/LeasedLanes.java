package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lanes that a process has got, and how many there are.
 *
 * @param lanes those that it now has a lease on
 * @param waiting how many lanes of the channel are not parked, these among them, {@link #MOST} at most
 * @param parked how many lanes of the channel are parked, {@link #MOST} at most
 * @param next when a lane that it has not got may be free for it: when a rest or a lease ends, be it an own one, or at once; a hint, which may come too
 *     early; empty when there is none
 */
public record LeasedLanes(List<StoredLane> lanes, int waiting, int parked, Optional<Instant> next) {

    /** The number at which counting stops. */
    public static final int MOST = 1_000;

    public LeasedLanes {
        refuseNull("lanes", lanes, "next", next);
        lanes = List.copyOf(lanes);
    }
}
