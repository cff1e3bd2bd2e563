package dev.caredesk.testkit.channel;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.channel.Receipt;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A chat server: it tells a new channel of all chats that go on, and goes by the ids of commands. */
final class PushWorld implements ChannelDriver, PushHost {

    private static final ChannelId ID = ChannelId.of("chat");

    private final Map<String, Consumer<PushChannel>> chats = new LinkedHashMap<>();
    private final Map<CommandId, Integer> done = new ConcurrentHashMap<>();
    private volatile Supplier<Receipt> answer = Receipt::confirmed;
    private volatile PushChannel channel = PushChannel.of(ID, this);

    @Override
    public Channel channel() {
        channel = PushChannel.of(ID, this);
        chats.values().forEach(chat -> chat.accept(channel));
        return channel;
    }

    @Override
    public InteractionId arrive(String name, Instant at) {
        Contact contact = Contact.at(ContactAddress.other("ada")).named("Ada Lovelace");
        tell(name, push -> push.offerChat(name, contact, at, "first", "Hello?"));
        return InteractionId.of(ID, name);
    }

    @Override
    public boolean say(InteractionId interaction, String messageId, Instant at) {
        String name = interaction.value();
        tell(name, push -> push.messageIn(name, messageId, at, "It is still broken."));
        return true;
    }

    @Override
    public boolean end(InteractionId interaction, Instant at) {
        chats.remove(interaction.value());
        channel.ended(interaction.value(), at);
        return true;
    }

    private void tell(String chat, Consumer<PushChannel> what) {
        chats.merge(chat, what, Consumer::andThen);
        what.accept(channel);
    }

    @Override
    public boolean answer(Supplier<Receipt> now) {
        answer = now;
        return true;
    }

    @Override
    public OptionalInt timesDone(CommandId command) {
        return OptionalInt.of(done.getOrDefault(command, 0));
    }

    @Override
    public Receipt accept(Command.Accept command) {
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
        if (receipt instanceof Receipt.Confirmed) {
            done.putIfAbsent(command.id(), 1);
        }
        return receipt;
    }
}
