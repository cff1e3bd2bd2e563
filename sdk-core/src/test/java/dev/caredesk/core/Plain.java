package dev.caredesk.core;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.Receipt;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A channel that can only what each can; the test has its sink, also after it was stopped. */
class Plain implements Channel {

    private final ChannelId id;
    private final CompletableFuture<ChannelSink> sink = new CompletableFuture<>();

    Plain(String name) {
        id = ChannelId.of(name);
    }

    /** Where it reports to. */
    final ChannelSink sink() {
        return sink.join();
    }

    /** Offers a chat of ada@example.org. */
    final InteractionId offer(House house) {
        InteractionId interaction = InteractionId.of(id, "i1");
        sink().offer(List.of(new Interaction(
                interaction,
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.email("ada@example.org")),
                "",
                house.clock.instant(),
                List.of(),
                Set.of())));
        return interaction;
    }

    @Override
    public ChannelId id() {
        return id;
    }

    @Override
    public void start(ChannelSink given) {
        sink.complete(given);
    }

    @Override
    public Receipt accept(Command.Accept command) {
        return Receipt.confirmed();
    }

    @Override
    public Receipt close(Command.Close command) {
        return Receipt.confirmed();
    }

    @Override
    public void rejected(InteractionId interaction, AgentId agent) {}

    @Override
    public void stop() {}
}
