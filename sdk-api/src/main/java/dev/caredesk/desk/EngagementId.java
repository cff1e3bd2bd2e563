package dev.caredesk.desk;

import dev.caredesk.Identifier;

/** The id of an engagement, by which it can be taken up from any process (D7). */
public record EngagementId(String value) implements Identifier {

    public EngagementId {
        value = Identifier.checked("engagement id", value);
    }

    /** The id of that name. */
    public static EngagementId of(String value) {
        return new EngagementId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
