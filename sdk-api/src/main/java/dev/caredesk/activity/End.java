package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Instant;

/** The instant and reason of an activity's end. */
public record End(Instant at, EndReason reason) {
    public End {
        refuseNull("at", at, "reason", reason);
    }
}
