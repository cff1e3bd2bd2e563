package dev.caredesk.event;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import java.util.Optional;

/**
 * One changed value (Z3). Each tag that was added or removed is a change of its own of the field {@code tags}.
 *
 * @param before empty when there was no value
 * @param after empty when there is none now
 */
public record FieldDiff(Field field, Optional<String> before, Optional<String> after) {
    public FieldDiff {
        refuseNull("field", field, "before", before, "after", after);
    }
}
