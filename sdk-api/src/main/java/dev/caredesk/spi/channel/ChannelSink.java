package dev.caredesk.spi.channel;

import dev.caredesk.activity.InteractionId;
import java.time.Instant;
import java.util.List;

/**
 * The receiver of a channel's reports. Everything may be reported repeatedly and in any order (X2). When a method returns, the
 * report is kept: stored if the interaction was accepted, else held until it is, or until the process ends, after which the
 * channel offers again. When it throws {@link dev.caredesk.StorageException}, the channel reports again later. Safe for use by
 * several threads. A report on another channel's interaction is a {@link dev.caredesk.WrongCallException}, and so may be one that
 * comes after the SDK was closed: it is lost, and the channel need not try again.
 */
public interface ChannelSink {

    /** Offers interactions, or updates offers; those that were accepted are not offered again. */
    void offer(List<Interaction> interactions);

    /** Reports a message. For an interaction that was never offered it is held for a while (X2). */
    void message(InteractionId interaction, IncomingMessage message);

    /** Reports the end of an interaction: by the customer, by the channel, or because it was taken elsewhere. */
    void ended(InteractionId interaction, Instant at);
}
