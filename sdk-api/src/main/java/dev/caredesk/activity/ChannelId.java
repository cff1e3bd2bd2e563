package dev.caredesk.activity;

import dev.caredesk.Identifier;

/** The name of a channel, unique in its tenant. */
public record ChannelId(String value) implements Identifier {

    public ChannelId {
        value = Identifier.checked("channel id", value);
    }

    /** Returns the id with the given value. */
    public static ChannelId of(String value) {
        return new ChannelId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
