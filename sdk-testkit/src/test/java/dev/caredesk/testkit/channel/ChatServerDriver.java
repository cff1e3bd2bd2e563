package dev.caredesk.testkit.channel;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.channel.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A chat server: it reports by calls of its channel, and goes by the ids of commands. It counts what it did by what was
 * asked for and not by the id, so that it sees a channel that asks twice.
 */
final class ChatServerDriver implements ChannelDriver, PushHost {

    private static final ChannelId ID = ChannelId.of("chat");

    private final Set<CommandId> seen = ConcurrentHashMap.newKeySet();
    private final Map<ServerEffect, Integer> done = new ConcurrentHashMap<>();
    private final boolean goesByIds;
    private volatile Supplier<Receipt> answer = Receipt::confirmed;
    private volatile PushChannel channel = PushChannel.of(ID, this);

    /** Something that the chat server did. */
    private record ServerEffect(Class<? extends Command> kind, InteractionId chat, String message) {
        static ServerEffect of(Command command) {
            String message = command instanceof Command.Reply reply ? reply.messageId() : "";
            return new ServerEffect(command.getClass(), command.interaction(), message);
        }
    }

    ChatServerDriver() {
        this(true);
    }

    /** A chat server that does all that it is told, or only what it has not done under that id. */
    ChatServerDriver(boolean goesByIds) {
        this.goesByIds = goesByIds;
    }

    @Override
    public PushChannel channel() {
        channel = PushChannel.of(ID, this);
        return channel;
    }

    @Override
    public boolean isPushed() {
        return true;
    }

    @Override
    public Interaction arrive(String name, Instant at) {
        Contact contact = Contact.at(ContactAddress.other("ada")).named("Ada Lovelace");
        IncomingMessage first = IncomingMessage.inbound("first", at, "Hello?");
        channel.offerChat(name, contact, first);
        return new Interaction(
                InteractionId.of(ID, name),
                MediaType.CHAT,
                Direction.INBOUND,
                contact,
                "",
                at,
                List.of(first),
                Set.of());
    }

    @Override
    public Optional<IncomingMessage> say(InteractionId interaction, String messageId, Instant at) {
        channel.messageIn(interaction.value(), messageId, at, "It is still broken.");
        return Optional.of(IncomingMessage.inbound(messageId, at, "It is still broken."));
    }

    @Override
    public boolean end(InteractionId interaction, Instant at) {
        channel.ended(interaction.value(), at);
        return true;
    }

    @Override
    public boolean takeElsewhere(InteractionId interaction, Instant at) {
        channel.takenElsewhere(interaction.value(), at);
        return true;
    }

    @Override
    public boolean answer(Supplier<Receipt> now) {
        answer = now;
        return true;
    }

    @Override
    public OptionalInt timesDone(Command command) {
        return OptionalInt.of(done.getOrDefault(ServerEffect.of(command), 0));
    }

    @Override
    public Receipt accept(Command.Accept command) {
        return does(command);
    }

    @Override
    public Receipt reject(Command.Reject command) {
        return does(command);
    }

    @Override
    public Receipt reply(Command.Reply command) {
        return does(command);
    }

    @Override
    public Receipt start(Command.Start command) {
        return does(command);
    }

    @Override
    public Receipt close(Command.Close command) {
        return does(command);
    }

    private Receipt does(Command command) {
        Receipt receipt = answer.get();
        if (receipt instanceof Receipt.Confirmed && (seen.add(command.id()) || !goesByIds)) {
            done.merge(ServerEffect.of(command), 1, Integer::sum);
        }
        return receipt;
    }
}
