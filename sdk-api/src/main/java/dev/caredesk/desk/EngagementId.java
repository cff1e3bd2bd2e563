package dev.caredesk.desk;

import dev.caredesk.Identifier;

/** The id of an engagement, by which any process can resume it (D7). */
public record EngagementId(String value) implements Identifier {

    public EngagementId {
        value = Identifier.checked("engagement id", value);
    }

    /** Returns the id with the given value. */
    public static EngagementId of(String value) {
        return new EngagementId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
