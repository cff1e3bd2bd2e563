package dev.caredesk.quickstart;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.Offer;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import java.nio.file.Path;
import java.time.Instant;

/** The whole of an embedding: a storage, a channel, a desk; a chat is accepted, worked on and closed. And the same on PostgreSQL. */
final class Embedding {

    private Embedding() {}

    static void embed(Path file) {
        PushChannel chat = PushChannel.of(ChannelId.of("chat"));
        try (var caredesk =
                CaredeskBuilder.on(JdbcStorage.h2(file)).channel(chat).start()) {
            Contact ada = Contact.at(ContactAddress.email("ada@example.org"));
            chat.offerChat("chat-1", ada, IncomingMessage.inbound("1", Instant.now(), "The router drops every night."));

            Desk desk = caredesk.desk(AgentId.of("mara"));
            for (Offer offer : desk.offers()) { // none in a second run: what was accepted is not offered again
                Engagement work = desk.accept(offer).orElseThrow();

                // One edit, one outcome: all of it, or every violation.
                work.edit(e -> {
                            e.request().title("Router drops at night").description("Since Monday.");
                            e.activity().tag("router");
                            e.customer().firstName("Ada").mobilePhone("+39 02 1234567");
                        })
                        .orElseThrow();

                Closing closing = work.close(); // closes, or asks
                if (closing instanceof Closing.Unsaved question) {
                    closing = work.answer(question.save());
                } else if (closing instanceof Closing.Uncreated question) {
                    closing = work.answer(question.create());
                }
                closing.orElseThrow();
            }
        }
    }

    static Caredesk onPostgres(String url, String user, String password, PushChannel chat) {
        // The URL is as in jdbc:postgresql://localhost/care; the schema is made, or migrated, at the start.
        JdbcStorage storage = JdbcStorage.postgresql(url, user, password);
        return CaredeskBuilder.on(storage).channel(chat).start();
    }
}
