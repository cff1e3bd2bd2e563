package dev.caredesk.core.engagement;

import java.util.Optional;

/**
 * An unsaved value of one field.
 *
 * @param base the value that the agent started from; it differs from the stored one when somebody else changed the field, which is a
 *     conflict (N3)
 * @param mine the agent's value
 */
public record FieldEdit(Optional<String> base, Optional<String> mine) {

    /** Returns whether both changed the field, to different values (N3). */
    public boolean conflictsWith(Optional<String> stored) {
        return !stored.equals(base) && !stored.equals(mine);
    }

    /** Returns the edit on a newly loaded value; empty when that equals the agent's value, which leaves nothing unsaved. */
    public Optional<FieldEdit> onto(Optional<String> stored) {
        return stored.equals(mine) ? Optional.empty() : Optional.of(this);
    }

    /** Returns the edit after the agent chose their own value. */
    public FieldEdit keptOver(Optional<String> stored) {
        return new FieldEdit(stored, mine);
    }
}
