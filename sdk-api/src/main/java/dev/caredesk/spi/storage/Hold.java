package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.desk.EngagementId;
import java.util.Optional;

/**
 * The assignment of an activity to an engagement. It raises no version and never refuses, except for a missing activity.
 *
 * @param engagement empty when its engagement closes
 */
public record Hold(ActivityId activity, Optional<EngagementId> engagement) {
    public Hold {
        refuseNull("activity", activity, "engagement", engagement);
    }
}
