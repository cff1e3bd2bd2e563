package dev.caredesk.testkit.channel;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A log of chats, which its channel reads. It can't be told anything. */
final class ChatLogDriver implements ChannelDriver {

    private static final ChannelId ID = ChannelId.of("log");

    private final AwaitableList<ChannelReport> log = new AwaitableList<>("chat log");

    @Override
    public Channel channel() {
        return new ChatLogChannel(ID.value(), log);
    }

    @Override
    public Interaction arrive(String name, Instant at) {
        Interaction chat = new Interaction(
                InteractionId.of(ID, name),
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.other("ada")),
                "",
                at,
                List.of(IncomingMessage.inbound("first", at, "Hello?")),
                Set.of());
        log.add(new ChannelReport.NewOffers(List.of(chat)));
        return chat;
    }

    @Override
    public Optional<IncomingMessage> say(InteractionId interaction, String messageId, Instant at) {
        IncomingMessage message = IncomingMessage.inbound(messageId, at, "It is still broken.");
        log.add(new ChannelReport.NewMessage(interaction, message));
        return Optional.of(message);
    }

    @Override
    public boolean end(InteractionId interaction, Instant at) {
        log.add(new ChannelReport.InteractionEnd(interaction, at));
        return true;
    }

    @Override
    public boolean takeElsewhere(InteractionId interaction, Instant at) {
        log.add(new ChannelReport.OfferWithdrawn(interaction, at));
        return true;
    }
}
