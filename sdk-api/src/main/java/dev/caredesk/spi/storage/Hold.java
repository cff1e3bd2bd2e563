package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.desk.EngagementId;
import java.util.Optional;

/**
 * Which engagement has an activity from now on. It raises no version and never refuses, except for an activity that is not there.
 *
 * @param engagement empty when its engagement closes
 */
public record Hold(ActivityId activity, Optional<EngagementId> engagement) {
    public Hold {
        refuseNull("activity", activity, "engagement", engagement);
    }
}
