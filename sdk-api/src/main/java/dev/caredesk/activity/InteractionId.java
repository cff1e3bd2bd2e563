package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Identifier;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.WrongCallException;

/** The id of an interaction: its channel, and the channel's own id for it, of up to 1,000 characters. */
public record InteractionId(ChannelId channel, String value) implements RecordId {

    private static final int MAX = 1_000;

    public InteractionId {
        refuseNull("channel", channel, "value", value);
        value = Identifier.checked("interaction id", value, MAX);
    }

    /** Returns the id of an interaction in the given channel. */
    public static InteractionId of(ChannelId channel, String value) {
        return new InteractionId(channel, value);
    }

    /**
     * Returns the id that has the given {@link #key() key}.
     *
     * @throws WrongCallException if none has
     */
    public static InteractionId ofKey(String key) {
        refuseNull("key", key);
        int slash = key.indexOf('/');
        String channel =
                key.substring(0, Math.max(0, slash)).replace("%2F", "/").replace("%25", "%");
        InteractionId id = new InteractionId(ChannelId.of(channel), key.substring(slash + 1));
        if (!id.key().equals(key)) {
            throw new WrongCallException("key of an interaction must have a channel, a slash and an id");
        }
        return id;
    }

    @Override
    public RecordType type() {
        return RecordType.INTERACTION;
    }

    /** Returns the channel, a slash and the value; a slash or percent sign of the channel is written as in a URL. */
    @Override
    public String key() {
        return channel.value().replace("%", "%25").replace("/", "%2F") + "/" + value;
    }

    @Override
    public String toString() {
        return channel + "/" + value;
    }
}
