package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Instant;

/**
 * What a channel refused to do, or could not do in the time that it has for that (M4, X5).
 *
 * @param at when the channel refused it, or when it was given up
 * @param reason the channel's own reason, or the kind of its last failure; without personal data
 */
public record ChannelFailure(Instant at, String reason) {
    public ChannelFailure {
        refuseNull("at", at, "reason", reason);
    }
}
