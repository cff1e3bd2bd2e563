package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import java.util.Optional;

/**
 * A field that both the agent and somebody else changed; {@link Edit.Choose} resolves it (N3).
 *
 * @param base the value that both began with
 */
public record Conflict(
        RecordId record, Field field, Optional<String> base, Optional<String> mine, Optional<String> theirs) {
    public Conflict {
        refuseNull("record", record, "field", field, "base", base);
        refuseNull("mine", mine, "theirs", theirs);
    }
}
