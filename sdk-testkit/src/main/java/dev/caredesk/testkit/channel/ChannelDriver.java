package dev.caredesk.testkit.channel;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.CommandId;
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

    /** An interaction comes in, under a name that is new to this world; this is the id that the channel gives it. */
    InteractionId arrive(String name, Instant at);

    /** The customer says something, which the channel will report under {@code messageId}. False when the medium can't. */
    default boolean say(InteractionId interaction, String messageId, Instant at) {
        return false;
    }

    /** The interaction ends out there. False when the medium can't. */
    default boolean end(InteractionId interaction, Instant at) {
        return false;
    }

    /** From now on the world answers so what the channel asks of it, or throws. False when it can't be made to. */
    default boolean answer(Supplier<Receipt> answer) {
        return false;
    }

    /** How often the world did that command; empty when it can't be seen. */
    default OptionalInt timesDone(CommandId command) {
        return OptionalInt.empty();
    }

    /** An attachment whose content this interaction has. Empty when the medium has none. */
    default Optional<Attachment> attach(InteractionId interaction, byte[] content) {
        return Optional.empty();
    }

    /** The content of an attachment goes away. */
    default void lose(InteractionId interaction, Attachment attachment) {
        throw new UnsupportedOperationException("a medium with attachments can lose one");
    }
}
