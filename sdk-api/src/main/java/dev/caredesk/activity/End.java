package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Instant;

/** When an activity ended, and why. */
public record End(Instant at, EndReason reason) {
    public End {
        refuseNull("at", at, "reason", reason);
    }
}
