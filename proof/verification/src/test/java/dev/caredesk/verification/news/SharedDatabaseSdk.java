package dev.caredesk.verification.news;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.storage.Storage;
import java.time.Duration;
import java.time.Instant;

/** One SDK on a database that others use as well. */
final class SharedDatabaseSdk implements AutoCloseable {

    static final Duration NEVER = Duration.ofDays(1);

    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"));
    private final Caredesk sdk;

    /** @param poll how often it looks at the journal by itself */
    SharedDatabaseSdk(Storage storage, Duration poll) {
        sdk = CaredeskBuilder.on(storage)
                .channel(chat)
                .feedEvery(poll)
                .sweepEvery(NEVER)
                .start();
    }

    Caredesk sdk() {
        return sdk;
    }

    /** A customer that is there, closed. */
    CustomerId customer() {
        chat.offerChat("chat-1", Contact.at(ContactAddress.email("ada@example.org")), Instant.now());
        Engagement work =
                sdk.desk(AgentId.of("eva")).accept(chat.interaction("chat-1")).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        work.create().orElseThrow();
        work.close().orElseThrow();
        return work.view().customer().id();
    }

    /** Has its channel offer a chat of somebody unknown. */
    InteractionId offer(String name) {
        chat.offerChat(
                name,
                Contact.at(ContactAddress.email(name + "@example.org")),
                IncomingMessage.inbound("1", Instant.now(), "Hello?"));
        return chat.interaction(name);
    }

    /** Has its channel end a chat. */
    void end(String name) {
        chat.ended(name, Instant.now());
    }

    /** Has an agent change the customer's city. */
    void change(String agent, CustomerId customer, String city) {
        Engagement work = sdk.desk(AgentId.of(agent)).reopen(customer).orElseThrow();
        work.load().orElseThrow();
        work.edit(edits -> edits.customer().city(city)).orElseThrow();
        work.save().orElseThrow();
    }

    /** An engagement that has the customer loaded. */
    Engagement open(String agent, CustomerId customer) {
        return sdk.desk(AgentId.of(agent)).reopen(customer).orElseThrow();
    }

    @Override
    public void close() {
        sdk.close();
    }
}
