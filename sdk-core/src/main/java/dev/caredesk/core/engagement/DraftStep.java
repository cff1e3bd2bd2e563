package dev.caredesk.core.engagement;

import dev.caredesk.Outcome;
import java.time.Instant;

/** A change of the draft that can be made again on another state of it (D7). */
@FunctionalInterface
public interface DraftStep {

    /** Returns the engagement after the change, or why it cannot be made. */
    Outcome<EngagementData> apply(EngagementData engagement, Instant now);

    /** Returns the engagement after as much of the change as has a place in a draft that moved elsewhere. */
    default EngagementData again(EngagementData engagement, Instant now) {
        return apply(engagement, now).toOptional().orElse(engagement);
    }
}
