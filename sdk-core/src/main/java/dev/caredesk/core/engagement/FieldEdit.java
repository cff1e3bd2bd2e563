package dev.caredesk.core.engagement;

import java.util.Optional;

/**
 * An unsaved value of one field.
 *
 * @param base the value that the agent began with; the stored one differs from it when somebody else changed the field, which is a
 *     conflict (N3)
 * @param mine the agent's value
 */
public record FieldEdit(Optional<String> base, Optional<String> mine) {

    /** N3: both changed it, to different values. */
    public boolean conflictsWith(Optional<String> stored) {
        return !stored.equals(base) && !stored.equals(mine);
    }

    /** The edit after a load of what is stored now: equal values are no conflict and nothing unsaved. */
    public Optional<FieldEdit> onto(Optional<String> stored) {
        return stored.equals(mine) ? Optional.empty() : Optional.of(this);
    }

    /** The edit after the agent chose the own value. */
    public FieldEdit keptOver(Optional<String> stored) {
        return new FieldEdit(stored, mine);
    }
}
