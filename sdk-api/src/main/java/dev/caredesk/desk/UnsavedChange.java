package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import java.util.Optional;

/**
 * One difference between the draft and the stored record (E1, E3). An added tag has no stored value, a removed one no
 * {@code mine}; each is a change of its own.
 *
 * @param stored the value as it was loaded
 * @param mine the agent's value
 * @param saveable whether a save could write it; no longer when its request has closed (E8)
 */
public record UnsavedChange(
        RecordId record, Field field, Optional<String> stored, Optional<String> mine, boolean saveable) {
    public UnsavedChange {
        refuseNull("record", record, "field", field, "stored", stored);
        refuseNull("mine", mine);
    }
}
