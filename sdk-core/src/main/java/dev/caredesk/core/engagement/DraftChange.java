package dev.caredesk.core.engagement;

import dev.caredesk.Outcome;
import java.time.Instant;

/** A change of the draft that can be replayed on another state of it (D7). */
@FunctionalInterface
public interface DraftChange {

    /** Returns the engagement after the change, or why it is refused. */
    Outcome<EngagementData> apply(EngagementData engagement, Instant now);

    /** Replays the change on a draft that moved elsewhere, as far as it still applies, and returns the engagement. */
    default EngagementData again(EngagementData engagement, Instant now) {
        return apply(engagement, now).toOptional().orElse(engagement);
    }
}
