package dev.caredesk.testkit.channel;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.Receipt;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The world outside a channel, as {@link ChannelContract} drives it: a chat server, a telephone system, a mailbox. What that world
 * or the medium can't do, it says, and the contract skips. A default here means "can't".
 */
public interface ChannelDriver {

    /** A channel over this world, as after a restart of the process; the one before is stopped. */
    Channel channel();

    /**
     * Returns whether this world reports what comes in by calls of the channel, as hosts of a push channel do. {@link #arrive}, {@link #say},
     * {@link #end} and {@link #takeElsewhere} then make that call, and throw what it throws; the same again makes the same call again. Else
     * the channel fetches what comes in, or keeps it.
     */
    default boolean isPushed() {
        return false;
    }

    /**
     * An interaction comes in, under a name that is new to this world or of a call that failed; this is what the channel is to offer for
     * it, whole. It is put together by the driver, from what it sent, and not by the channel.
     */
    Interaction arrive(String name, Instant at);

    /**
     * The customer says something, which the channel will report under {@code messageId}; this is what it is to report, whole.
     * Empty when the medium can't.
     */
    default Optional<IncomingMessage> say(InteractionId interaction, String messageId, Instant at) {
        return Optional.empty();
    }

    /** The interaction ends out there. False when the medium can't. */
    default boolean end(InteractionId interaction, Instant at) {
        return false;
    }

    /** Somebody outside takes what is offered, or it is no longer offered. False when the medium can't. */
    default boolean takeElsewhere(InteractionId interaction, Instant at) {
        return false;
    }

    /** From now on the world answers so what the channel asks of it, or throws. False when it can't be made to. */
    default boolean answer(Supplier<Receipt> answer) {
        return false;
    }

    /**
     * Returns how often the world did what that command asks for, whichever id it was told under: calls put through, answers sent. The
     * world goes by the ids of commands, as the systems behind channels do. Empty when it can't be seen.
     */
    default OptionalInt timesDone(Command command) {
        return OptionalInt.empty();
    }

    /** An attachment whose content this interaction has. Empty when the medium has none. */
    default Optional<Attachment> attach(InteractionId interaction, byte[] content) {
        return Optional.empty();
    }

    /** The content of an attachment goes away. */
    default void lose(InteractionId interaction, Attachment attachment) {
        throw new UnsupportedOperationException("driver of a medium with attachments must be able to lose one");
    }
}
