package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot of the SDK's health.
 *
 * @param feedLag for how long something may be committed that the change feed has not read, of the tenant where that is longest:
 *     since the last read to the end, or since what waits behind a transaction that does not end was committed; zero while no
 *     tenant has begun
 * @param sweepLag how long ago overdue requests were last swept; empty before the first sweep
 * @param unsavedDrafts engagements whose newest edits are not stored yet (D6)
 * @param refusedCommands commands that channels refused since the start (X5)
 * @param channels one line for each channel
 * @param stuck work that does not go on, and since when: tasks of the SDK, operations on engagements and calls of the host's
 *     code that have not returned for 10 seconds, event listeners that were parked
 * @param problems the last failures in the background, oldest first, 20 at most, without personal data
 */
public record Health(
        Duration feedLag,
        Optional<Duration> sweepLag,
        int unsavedDrafts,
        long refusedCommands,
        List<ChannelHealth> channels,
        List<Stuck> stuck,
        List<Problem> problems) {

    public Health {
        refuseNull("feedLag", feedLag, "sweepLag", sweepLag, "channels", channels);
        refuseNull("stuck", stuck, "problems", problems);
        channels = List.copyOf(channels);
        stuck = List.copyOf(stuck);
        problems = List.copyOf(problems);
    }

    /** Returns how many lanes of commands wait to be told, of all channels (X5). */
    public int waitingLanes() {
        return channels.stream().mapToInt(ChannelHealth::waitingLanes).sum();
    }

    /**
     * The health of one channel.
     *
     * @param failure that of its last call; empty if that succeeded
     * @param waitingLanes interactions with commands that are to be told, as this process saw last; 1,000 at most
     * @param parkedLanes interactions with commands that are not told any more, see {@link dev.caredesk.desk.Lanes}; 1,000 at most
     * @param parkedFor why the one that was parked first is; empty if none is
     */
    public record ChannelHealth(
            TenantId tenant,
            ChannelId channel,
            Optional<String> failure,
            int waitingLanes,
            int parkedLanes,
            Optional<String> parkedFor) {
        public ChannelHealth {
            refuseNull("tenant", tenant, "channel", channel, "failure", failure);
            refuseNull("parkedFor", parkedFor);
        }

        /** Returns whether its last call succeeded and nothing is parked. */
        public boolean healthy() {
            return failure.isEmpty() && parkedLanes == 0;
        }
    }

    /** A piece of work that does not go on: what it is, for how long, and why. */
    public record Stuck(String where, Duration since, String why) {
        public Stuck {
            refuseNull("where", where, "since", since, "why", why);
        }
    }

    /** A failure in the background: where, when, and which exception. */
    public record Problem(String where, Instant at, String what) {
        public Problem {
            refuseNull("where", where, "at", at, "what", what);
        }
    }
}
