package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.RecordId;

/** The end of a claim. Does nothing when another record, or none, holds the key. Releases take effect before claims. */
public record Release(Claim.Key key, RecordId holder) {
    public Release {
        refuseNull("key", key, "holder", holder);
        refuseUnknown("holder.type", holder.type());
    }
}
