package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.CuttableWire;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.testkit.ManualExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The number of round trips to PostgreSQL, counted on the wire, with all background work standing still. */
@DisplayName("round trips to PostgreSQL")
class RoundTripsTest {

    private static final int WARM = 12;
    private static final String ADA = "ada@example.org";

    /** The time that a connection may rest before the pool tries it, by a trip of its own: half a second, which a busy machine may take. */
    private static final String RESTS = "com.zaxxer.hikari.aliveBypassWindowMs";

    private final CuttableWire wire = CuttableWire.to(TestPostgres.port());
    private final ManualExecutor executor = new ManualExecutor();
    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"));
    private final Caredesk caredesk = CaredeskBuilder.on(storage(wire))
            .executor(executor)
            .hostExecutor(executor)
            .channel(chat)
            .start();
    private final Desk desk = caredesk.desk(AgentId.of("mara"));
    private int chats;

    private static JdbcStorage storage(CuttableWire wire) {
        String url = TestPostgres.newDatabase().replace(":" + TestPostgres.port() + "/", ":" + wire.port() + "/");
        System.setProperty(RESTS, String.valueOf(Duration.ofDays(1).toMillis()));
        try {
            return JdbcStorage.postgresql(
                    url, TestPostgres.USER, TestPostgres.PASSWORD, JdbcOptions.DEFAULT.withPoolSize(1));
        } finally {
            System.clearProperty(RESTS);
        }
    }

    /** The driver and the server prepare what is asked often; the counts are those of a process that has run for a while. */
    @BeforeEach
    void warm() {
        executor.settle();
        Engagement first = accepted();
        first.edit(e -> e.customer().firstName("Ada")).orElseThrow();
        first.create().orElseThrow();
        first.close().orElseThrow();
        CustomerId ada = first.view().customer().id();
        for (int round = 0; round < WARM; round++) {
            work(accepted());
            work(desk.reopen(ada).orElseThrow());
        }
        executor.pass(Duration.ofSeconds(1));
    }

    @AfterEach
    void end() {
        caredesk.close();
        wire.close();
    }

    private Engagement accepted() {
        return accepted(ADA);
    }

    private Engagement accepted(String email) {
        offer(email);
        return desk.accept(desk.offers().get(0)).orElseThrow();
    }

    private void offer(String email) {
        chat.offerChat(
                "chat-" + ++chats,
                Contact.at(ContactAddress.email(email)),
                IncomingMessage.inbound("1", Instant.now(), "The router drops."));
    }

    private static void work(Engagement work) {
        work.comment("Called back.").orElseThrow();
        work.edit(e -> {
                    e.request().title("Router " + work.view().revision());
                    e.activity().tag("tag " + work.view().revision());
                })
                .orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
    }

    private int trips(Runnable operation) {
        wire.reset();
        operation.run();
        return wire.trips();
    }

    @Test
    @DisplayName("reading the opened customer is one; reopen, accept, comment, save and close are two at most")
    void countsRoundTripsOfUsualCalls() {
        offer(ADA);
        var offered = desk.offers().get(0);
        assertThat(trips(() -> desk.accept(offered).orElseThrow())).as("accept").isLessThanOrEqualTo(2);
        Engagement work =
                desk.engagement(desk.view().open().get(0).engagement()).orElseThrow();
        assertThat(trips(() -> work.comment("Called back.").orElseThrow()))
                .as("comment")
                .isEqualTo(1);
        work.edit(e -> e.request().title("Router")).orElseThrow();
        assertThat(trips(() -> work.save().orElseThrow())).as("save").isEqualTo(1);
        assertThat(trips(() -> work.close().orElseThrow())).as("close").isEqualTo(1);
        CustomerId ada = work.view().customer().id();
        assertThat(trips(() -> desk.reopen(ada).orElseThrow())).as("reopen").isLessThanOrEqualTo(2);
        Engagement again = desk.reopen(ada).orElseThrow();
        assertThat(trips(() -> again.journey().orElseThrow())).as("journey").isEqualTo(1);
        // Its offers, and its lists.
        assertThat(trips(() -> desk.view())).as("desk").isEqualTo(2);
        assertThat(trips(() -> desk.search("ada").orElseThrow()))
                .as("search for a word")
                .isEqualTo(1);
        assertThat(trips(() -> desk.search("ada example").orElseThrow()))
                .as("search for words")
                .isEqualTo(2);
    }

    @Test
    @DisplayName(
            "what a channel reports is two, and one if it is known; accepting what the desk has not looked at is three")
    void countsRoundTripsOfInteractions() {
        assertThat(trips(() -> offer(ADA))).as("offer").isEqualTo(2);
        String id = "chat-" + chats;
        InteractionId offered = chat.interaction(id);
        Instant now = Instant.now();
        assertThat(trips(() -> chat.messageIn(id, "2", now, "Each night.")))
                .as("message")
                .isEqualTo(2);
        assertThat(trips(() -> chat.messageIn(id, "2", now, "Each night.")))
                .as("message again")
                .isEqualTo(1);
        // The interaction, who matches, and its commit.
        assertThat(trips(() -> desk.accept(offered).orElseThrow())).as("accept").isEqualTo(3);
        assertThat(trips(() -> chat.messageIn(id, "3", now, "Hello?")))
                .as("message, accepted")
                .isEqualTo(2);
        assertThat(trips(() -> chat.ended(id, now))).as("end, accepted").isEqualTo(2);

        offer(ADA);
        InteractionId other = chat.interaction("chat-" + chats);
        assertThat(trips(() -> desk.offers())).as("offers").isEqualTo(1);
        assertThat(trips(() -> desk.messages(other).orElseThrow()))
                .as("messages")
                .isEqualTo(2);
        assertThat(trips(() -> desk.reject(other).orElseThrow())).as("reject").isEqualTo(2);
        assertThat(trips(() -> chat.ended("chat-" + chats, now))).as("end").isEqualTo(2);
        assertThat(trips(() -> desk.missed(Optional.empty(), 20).orElseThrow()))
                .as("missed")
                .isEqualTo(1);
        assertThat(trips(() -> desk.pickUp(other).orElseThrow())).as("pick up").isEqualTo(3);
    }

    @Test
    @DisplayName(
            "saving what a customer is searched and matched by is one, closing a request two at most, moving three, creating a customer five")
    void countsRoundTripsOfLargeWrites() {
        Engagement fresh = accepted("grace@example.org");
        fresh.edit(e -> e.customer().firstName("Grace").lastName("Hopper").city("Arlington"))
                .orElseThrow();
        // Its commit, who else matches, and what the new customer has by now: its file, its activities, its journey.
        assertThat(trips(() -> fresh.create().orElseThrow())).as("create").isLessThanOrEqualTo(5);
        fresh.edit(e -> e.customer()
                        .lastName("Murray")
                        .workEmail("murray@example.org")
                        .mobilePhone("+390212345678"))
                .orElseThrow();
        assertThat(trips(() -> fresh.save().orElseThrow()))
                .as("save a customer")
                .isEqualTo(1);
        RequestId request = fresh.view().currentRequest().orElseThrow();
        RequestId other = fresh.addRequest("Invoice", "").orElseThrow();
        ActivityId activity = fresh.view().current().orElseThrow();
        assertThat(trips(() -> fresh.move(activity, other).orElseThrow()))
                .as("move")
                .isLessThanOrEqualTo(3);
        assertThat(trips(() -> fresh.closeRequest(request).orElseThrow()))
                .as("close a request")
                .isLessThanOrEqualTo(2);
    }
}
