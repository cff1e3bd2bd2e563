package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.proof.postgres.Wire;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A database that nobody reaches for some time. {@code -Dcaredesk.outage=60} makes it that many seconds. */
@DisplayName("an outage of the database")
class OutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("caredesk.outage", 3));
    private static final Duration RECOVERY = Duration.ofSeconds(45);

    private final TestClock clock = TestClock.standing();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final String url = TestPostgres.newDatabase();
    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"), new PushHost() {
        @Override
        public Receipt reply(Command.Reply command) {
            told.add(command.text());
            return Receipt.confirmed();
        }
    });

    private CaredeskBuilder on(String database) {
        return CaredeskBuilder.on(JdbcStorage.postgresql(database, TestPostgres.USER, TestPostgres.PASSWORD))
                .clock(clock)
                .sweepEvery(Duration.ofMillis(500));
    }

    private Engagement accepted(Desk desk, String id, String email) {
        chat.offerChat(
                id,
                Contact.at(ContactAddress.email(email)),
                IncomingMessage.inbound("1", clock.instant(), "The router drops."));
        Engagement work = desk.accept(desk.offers().get(0)).orElseThrow();
        if (!work.view().customer().created()) {
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            work.create().orElseThrow();
        }
        return work;
    }

    @Test
    @DisplayName("E7, N1, R6, X5 · when it is over, saves, feed, sweeps and channel commands go on by themselves")
    void resumes() {
        try (Wire wire = Wire.to(TestPostgres.port());
                Caredesk sdk = on(url.replace(":" + TestPostgres.port() + "/", ":" + wire.port() + "/"))
                        .channel(chat)
                        .start();
                Caredesk elsewhere = on(url).sweepEvery(Duration.ofDays(1)).start()) {
            Desk mara = sdk.desk(AgentId.of("mara"));
            Engagement quiet = accepted(mara, "chat-0", "quiet@example.org");
            quiet.close().orElseThrow();
            clock.advance(Duration.ofDays(3));
            Engagement work = accepted(mara, "chat-1", "ada@example.org");
            CustomerId ada = work.view().customer().id();
            sdk.events().listen(Optional.empty(), heard::add);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();

            wire.down();
            long began = System.nanoTime();
            assertThat(catchThrowableOfType(StorageException.class, work::save).isRetryable())
                    .isTrue();
            Engagement theirs = elsewhere.desk(AgentId.of("luca")).reopen(ada).orElseThrow();
            theirs.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            theirs.save().orElseThrow();
            clock.advance(Duration.ofDays(3));
            LockSupport.parkNanos(OUTAGE.toNanos() - (System.nanoTime() - began));
            wire.up();

            await().atMost(RECOVERY).until(() -> work.view().notices().size() == 1);
            work.load().orElseThrow();
            work.save().orElseThrow();
            work.reply("We are looking into it.").orElseThrow();
            await().atMost(RECOVERY).until(() -> told.contains("We are looking into it."));
            await().atMost(RECOVERY).until(() -> heard.stream().anyMatch(event -> event.kind() == Event.Kind.CLOSED));
            assertThat(sdk.health().feedLag()).isLessThan(RECOVERY);
        }
    }
}
