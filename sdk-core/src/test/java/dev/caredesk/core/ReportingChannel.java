package dev.caredesk.core;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.testkit.channel.PlainChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A plain channel whose sink the test has, also after it was stopped. */
class ReportingChannel extends PlainChannel {

    private final CompletableFuture<ChannelSink> sink = new CompletableFuture<>();

    ReportingChannel(String name) {
        super(name);
    }

    /** Where it reports to. */
    final ChannelSink sink() {
        return sink.join();
    }

    /** Offers a chat of ada@example.org. */
    final InteractionId offer(TestSite site) {
        InteractionId interaction = InteractionId.of(id(), "i1");
        sink().offer(List.of(new Interaction(
                interaction,
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.email("ada@example.org")),
                "",
                site.clock.instant(),
                List.of(),
                Set.of())));
        return interaction;
    }

    @Override
    public void start(ChannelSink given) {
        sink.complete(given);
    }
}
