package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.OperationId;
import dev.caredesk.Page;
import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.TenantSettings;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.Message;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.desk.Offer;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.event.Trimming;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.TestClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A desk that was worked at over an H2 file goes on over PostgreSQL. */
@DisplayName("what is copied from H2 into PostgreSQL")
class H2ToPostgresCopyTest {

    private static final AgentId MARA = AgentId.of("mara");
    private static final TenantId OTHER = TenantId.of("other");
    private static final TenantSettings SETTINGS =
            new TenantSettings(Duration.ofDays(3), Optional.of("DE"), Locale.ENGLISH);
    private static final OperationId OPERATION = OperationId.of("comment-1");

    @TempDir
    private Path folder;

    private final String url = TestPostgres.newDatabase();
    private final TestClock clock = TestClock.standing();
    private PushChannel chat = PushChannel.of(ChannelId.of("chat"));
    private final JdbcDataSource h2 = new JdbcDataSource();
    private final PGSimpleDataSource postgresql = new PGSimpleDataSource();

    @BeforeEach
    void sources() {
        h2.setURL("jdbc:h2:file:" + folder.resolve("care") + ";WRITE_DELAY=0");
        h2.setUser("sa");
        postgresql.setUrl(url);
        postgresql.setUser(TestPostgres.USER);
        postgresql.setPassword(TestPostgres.PASSWORD);
    }

    private Storage copied() {
        JdbcStorage.copy(h2, postgresql, JdbcOptions.DEFAULT);
        return JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    private Caredesk on(Storage storage) {
        chat = PushChannel.of(ChannelId.of("chat"));
        return CaredeskBuilder.on(storage).clock(clock).channel(chat).start();
    }

    private InteractionId offered(String id, String name) {
        chat.offerChat(
                id,
                Contact.at(ContactAddress.email(name + "@example.org")),
                IncomingMessage.inbound("1", clock.instant(), "The router drops, \u00e8 vero?"));
        return chat.interaction(id);
    }

    private Engagement accepted(Desk desk, String id, String name) {
        Engagement work = desk.accept(offered(id, name)).orElseThrow();
        work.edit(edits -> {
                    edits.customer().firstName(name);
                    edits.request().title("Router of " + name);
                    edits.activity().tag("night");
                })
                .orElseThrow();
        work.create().orElseThrow();
        return work;
    }

    @Test
    @DisplayName(
            "E7 · desk, drafts, journey, search, events from a position on, and what a repeated operation is told go on")
    void workGoesOnInCopy() throws SQLException {
        EngagementView open;
        Page<JourneyEntry> journey;
        CommentId comment;
        Position known;
        List<Event> behind;
        workedAtForLong();
        try (Caredesk sdk = on(JdbcStorage.h2(folder.resolve("care")))) {
            Desk desk = sdk.desk(MARA);
            accepted(desk, "chat-1", "Ada").close().orElseThrow();
            assertThat(sdk.tenant().trimJournal(Trimming.allButNewest(2))).isPositive();
            known = sdk.events().latest().orElseThrow();
            Engagement work = accepted(desk, "chat-2", "Bob");
            comment = work.comment("Called back.", OPERATION).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            open = work.flush().orElseThrow();
            journey = work.journey().orElseThrow();
            sdk.tenant(OTHER).changeSettings(SETTINGS).orElseThrow();
            behind = sdk.events().after(Optional.of(known), 100);
        }

        try (Caredesk sdk = on(copied())) {
            Desk desk = sdk.desk(MARA);
            assertThat(desk.view().recent())
                    .singleElement()
                    .satisfies(recent -> assertThat(recent.displayName()).isEqualTo("Ada"));
            assertThat(desk.search("ada").orElseThrow().page().items()).hasSize(1);
            assertThat(sdk.events().after(Optional.of(known), 100))
                    .isEqualTo(behind)
                    .isNotEmpty();

            Engagement again = desk.engagement(open.id()).orElseThrow();
            // The journey was read before the comment, and is compared below.
            assertThat(again.view())
                    .usingRecursiveComparison()
                    .ignoringFields("journey")
                    .isEqualTo(open);
            assertThat(again.journey().orElseThrow()).isEqualTo(journey);
            assertThat(again.comment("Called back.", OPERATION).orElseThrow()).isEqualTo(comment);
            assertThat(sdk.tenant(OTHER).settings()).isEqualTo(SETTINGS);
            again.save().orElseThrow();
            again.close().orElseThrow();
            accepted(desk, "chat-3", "Eva").close().orElseThrow();
            assertThat(desk.view().recent())
                    .extracting(recent -> recent.displayName())
                    .containsExactly("Eva", "Bob", "Ada");
            List<Event> all = sdk.events().after(Optional.of(known), 100);
            assertThat(all).startsWith(behind.toArray(Event[]::new)).hasSizeGreaterThan(behind.size());
            assertThat(sdk.events().after(Optional.of(behind.get(0).position()), 100))
                    .isEqualTo(all.subList(1, all.size()));
        }
    }

    /** Its commit order is ahead of that of a new PostgreSQL. */
    private void workedAtForLong() throws SQLException {
        JdbcStorage.migrate(h2, JdbcOptions.DEFAULT);
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO \"caredesk\".tenant VALUES ('default', 5000000)");
        }
    }

    @Test
    @DisplayName("D5, D8 · what waits, what was rejected and what was missed is there, with what was said")
    void inboxGoesOnInCopy() {
        Page<Offer> waiting;
        Page<MissedInteraction> missed;
        Page<Message> said;
        InteractionId first = chat.interaction("chat-1");
        try (Caredesk sdk = on(JdbcStorage.h2(folder.resolve("care")))) {
            Desk desk = sdk.desk(MARA);
            assertThat(offered("chat-1", "Ada")).isEqualTo(first);
            desk.reject(offered("chat-2", "Bob")).orElseThrow();
            offered("chat-3", "Eva");
            chat.ended("chat-3", clock.instant());
            chat.messageIn("chat-4", "0", clock.instant(), "Before its offer.");
            waiting = desk.offers(Optional.empty(), 20).orElseThrow().page();
            missed = desk.missed(Optional.empty(), 20).orElseThrow();
            said = desk.messages(first).orElseThrow();
        }
        assertThat(waiting.items()).extracting(Offer::id).containsExactly(first);
        assertThat(missed.items()).hasSize(1);
        assertThat(said.items()).hasSize(1);

        try (Caredesk sdk = on(copied())) {
            Desk desk = sdk.desk(MARA);
            assertThat(desk.offers(Optional.empty(), 20).orElseThrow().page()).isEqualTo(waiting);
            assertThat(sdk.desk(AgentId.of("luca")).offers()).hasSize(2);
            assertThat(desk.missed(Optional.empty(), 20).orElseThrow()).isEqualTo(missed);
            assertThat(desk.messages(first).orElseThrow()).isEqualTo(said);
            offered("chat-1", "Ada");
            Engagement work = desk.accept(first).orElseThrow();
            assertThat(said(work)).hasSize(1);
            offered("chat-4", "Tom");
            assertThat(said(desk.accept(chat.interaction("chat-4")).orElseThrow()))
                    .hasSize(2);
        }
    }

    private static List<Message> said(Engagement work) {
        ActivityId activity = work.view().current().orElseThrow();
        return work.messages(activity, Optional.empty(), 20).orElseThrow().items();
    }

    @Test
    @DisplayName(
            "a database with rows is refused, and keeps what it has; one where copying failed in the middle stays empty")
    void copiesAllOrNothing() throws SQLException {
        try (Caredesk sdk = on(JdbcStorage.h2(folder.resolve("care")))) {
            accepted(sdk.desk(MARA), "chat-1", "Ada").close().orElseThrow();
        }
        JdbcStorage.migrate(postgresql, JdbcOptions.DEFAULT);
        TestDatabase.execute(url, "ALTER TABLE caredesk.term ADD CONSTRAINT none CHECK (shared < 0)");
        assertThat(catchThrowableOfType(StorageException.class, this::copied)).isNotNull();
        TestDatabase.execute(url, "ALTER TABLE caredesk.term DROP CONSTRAINT none");

        copied().close();
        StorageException refusal = catchThrowableOfType(StorageException.class, this::copied);
        assertThat(refusal).hasMessageContaining("must be empty");
        assertThat(refusal.isRetryable()).isFalse();
    }
}
