package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.End;

/** The end of an activity. It raises no version; an activity that has ended refuses. */
public record EndWrite(ActivityId activity, End end) {
    public EndWrite {
        refuseNull("activity", activity, "end", end);
        refuseUnknown("end.reason", end.reason());
    }
}
