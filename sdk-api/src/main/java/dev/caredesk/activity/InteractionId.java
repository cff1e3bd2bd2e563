package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Identifier;

/** The id of an interaction: its channel, and the channel's own id for it, of up to 1,000 characters. */
public record InteractionId(ChannelId channel, String value) {

    private static final int MAX = 1_000;

    public InteractionId {
        refuseNull("channel", channel, "value", value);
        value = Identifier.checked("interaction id", value, MAX);
    }

    /** Returns the id of an interaction in the given channel. */
    public static InteractionId of(ChannelId channel, String value) {
        return new InteractionId(channel, value);
    }

    @Override
    public String toString() {
        return channel + "/" + value;
    }
}
