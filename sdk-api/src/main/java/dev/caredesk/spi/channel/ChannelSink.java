package dev.caredesk.spi.channel;

import dev.caredesk.activity.InteractionId;
import java.time.Instant;
import java.util.List;

/**
 * The receiver of a channel's reports. Everything may be reported repeatedly, in any order and in any process (X2). When a method returns,
 * the report is stored; when it throws {@link dev.caredesk.StorageException}, some or all of it may not be, and the exception says whether it
 * makes sense to report again. Safe for use by several threads. A report on another channel's interaction is a
 * {@link dev.caredesk.WrongCallException}, and so may be one that comes after the SDK was closed: it is lost, and the channel need not try
 * again.
 */
public interface ChannelSink {

    /**
     * Offers interactions, or updates offers. One that an agent accepted is not offered again, nor one that has ended, as long as that is
     * kept (D8); what is new of their messages is stored.
     */
    void offer(List<Interaction> interactions);

    /** Reports a message, also of an interaction that is offered later. */
    void message(InteractionId interaction, IncomingMessage message);

    /**
     * Reports the end of an interaction: by the customer or by the channel. The first end counts. An offer that nobody accepted is then
     * missed, also when it comes after its end (D8).
     */
    void ended(InteractionId interaction, Instant at);

    /**
     * Reports that an offer is no longer one, for example since somebody outside the SDK took it. It ends the offer, which is then missed
     * (D8), and does nothing when an agent has it.
     */
    void withdrawn(InteractionId interaction, Instant at);
}
