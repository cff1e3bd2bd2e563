package dev.caredesk.verification;

import static dev.caredesk.verification.WaitLimit.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.TenantId;
import dev.caredesk.TenantSettings;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Trimming;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.testkit.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** One role migrates, another one runs, with the rights that the jar brings in a script. */
@DisplayName("the rights of a role that only runs")
class RunnerRightsTest {

    private static final AgentId MARA = AgentId.of("mara");
    private static final String OWNER = "caredesk_owner";
    private static final String RUNNER = "caredesk_runner";
    private static final Duration NEVER = Duration.ofDays(1);

    private static final String GRANTED =
            "SELECT table_name || ' ' || privilege_type FROM information_schema.role_table_grants"
                    + " WHERE grantee = 'caredesk_runner' AND privilege_type <> 'SELECT'";

    private static final String USED = "SELECT relname || ' ' || done.what FROM pg_stat_user_tables,"
            + " LATERAL (VALUES ('INSERT', n_tup_ins), ('UPDATE', n_tup_upd), ('DELETE', n_tup_del)) AS done (what, rows)"
            + " WHERE schemaname = 'caredesk' AND rows > 0";

    private static final List<String> FORBIDDEN = List.of(
            "CREATE TABLE caredesk.note (id TEXT)",
            "ALTER TABLE caredesk.customer ADD COLUMN note TEXT",
            "DROP TABLE caredesk.audit",
            "CREATE INDEX by_agent ON caredesk.claim (agent)",
            "DROP INDEX caredesk.term_found",
            "DROP FUNCTION caredesk.newest_era() CASCADE",
            "DROP SCHEMA caredesk CASCADE",
            "CREATE SCHEMA another",
            "TRUNCATE caredesk.customer",
            "TRUNCATE caredesk.journal",
            "INSERT INTO caredesk.caredesk_schema_history SELECT 99, '99', '', 'SQL', '', 0, 'me', now(), 0, TRUE",
            "UPDATE caredesk.caredesk_schema_history SET success = FALSE",
            "DELETE FROM caredesk.caredesk_schema_history",
            "UPDATE caredesk.journal SET actor = 'nobody'",
            "UPDATE caredesk.audit SET actor = 'nobody'",
            "UPDATE caredesk.change_set SET answer = ''",
            "DELETE FROM caredesk.customer",
            "SELECT setval('caredesk.commit_number', 1)");

    private final String url = TestPostgres.newDatabase();
    private final TestClock clock = TestClock.standing();
    /** Its host refuses replies, which those then show. */
    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"), new PushHost() {});

    @BeforeEach
    void migrated() throws SQLException, IOException {
        String role =
                "DO $$ BEGIN CREATE ROLE %1$s LOGIN PASSWORD '%1$s'; EXCEPTION WHEN duplicate_object THEN NULL; END $$";
        TestDatabase.execute(url, role.formatted(OWNER));
        TestDatabase.execute(url, role.formatted(RUNNER));
        TestDatabase.execute(
                url, "GRANT CREATE ON DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " TO " + OWNER);
        migrate();
        try (InputStream script = Objects.requireNonNull(
                JdbcStorage.class.getResourceAsStream("/META-INF/caredesk/rights/postgresql.sql"))) {
            TestDatabase.execute(as(OWNER), new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void migrate() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(OWNER);
        source.setPassword(OWNER);
        JdbcStorage.migrate(source, JdbcOptions.DEFAULT);
    }

    private String as(String role) {
        return url + "?user=" + role + "&password=" + role;
    }

    private Set<String> asked(String query) throws SQLException {
        return new TreeSet<>(TestDatabase.texts(url, query));
    }

    /** The counts of a session are there when it is gone. */
    private void awaitAlone() {
        await().until(() -> asked("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
                .isEmpty());
    }

    private JdbcStorage storage() {
        return JdbcStorage.postgresql(url, RUNNER, RUNNER, JdbcOptions.DEFAULT.withoutMigration());
    }

    private CaredeskBuilder runner() {
        return CaredeskBuilder.on(storage()).clock(clock).feedEvery(NEVER).sweepEvery(NEVER);
    }

    @Test
    @DisplayName("all that the SDK does can be done with the script's rights, and none of them is left over")
    void rightsOfScriptSuffice() throws SQLException {
        Set<String> history = asked("SELECT installed_rank FROM caredesk.caredesk_schema_history");
        // As after a restore, for which the next start begins an era.
        TestDatabase.execute(as(OWNER), "INSERT INTO caredesk.trimmed VALUES ('elsewhere', 1, 1000000000000000, 1)");
        awaitAlone();
        TestDatabase.execute(url, "SELECT pg_stat_reset()");

        try (Caredesk here = runner().channel(chat).start();
                Caredesk there = runner().start()) {
            settings(here);
            CustomerId ada = customer(here);
            missed();
            hears(here, there, ada);
            assertThat(here.desk(MARA).search("ada").orElseThrow().page().items())
                    .hasSize(1);
            clock.advance(Duration.ofDays(30));
            assertThat(here.tenant().sweep()).isPositive();
            trims(here);
            await().until(() -> asked("SELECT id FROM caredesk.command").isEmpty());
            asThePortHasIt(ada);
            forgets();
        }
        migrate();
        awaitAlone();

        assertThat(asked("SELECT installed_rank FROM caredesk.caredesk_schema_history"))
                .isEqualTo(history);
        assertThat(asked(GRANTED)).isEqualTo(asked(USED));
    }

    private static void settings(Caredesk sdk) {
        for (int days = 3; days <= 4; days++) {
            sdk.tenant(TenantId.DEFAULT)
                    .changeSettings(new TenantSettings(Duration.ofDays(days), Optional.empty(), Locale.ENGLISH))
                    .orElseThrow();
        }
    }

    private CustomerId customer(Caredesk sdk) {
        chat.offerChat(
                "chat-1",
                Contact.at(ContactAddress.email("ada@example.org")),
                IncomingMessage.inbound("1", clock.instant(), "The router drops."));
        Engagement work = sdk.desk(MARA).accept(chat.interaction("chat-1")).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada").externalId("1")).orElseThrow();
        work.flush().orElseThrow();
        work.create().orElseThrow();
        work.edit(edits -> {
                    edits.customer().externalId("2");
                    edits.request().title("Router");
                    edits.activity().tag("night");
                })
                .orElseThrow();
        work.save().orElseThrow();
        work.comment("Called back.").orElseThrow();
        work.reply("We are looking into it.").orElseThrow();
        work.close().orElseThrow();
        chat.ended("chat-1", clock.instant());
        return work.view().customer().id();
    }

    private void missed() {
        chat.offerChat(
                "chat-2",
                Contact.at(ContactAddress.email("bob@example.org")),
                IncomingMessage.inbound("1", clock.instant(), "Hello?"));
        chat.ended("chat-2", clock.instant());
    }

    /** By the bell alone: the journal is never looked at otherwise. */
    private static void hears(Caredesk here, Caredesk there, CustomerId ada) {
        Engagement work = here.desk(MARA).reopen(ada).orElseThrow();
        Engagement theirs = there.desk(AgentId.of("luca")).reopen(ada).orElseThrow();
        theirs.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        theirs.save().orElseThrow();
        await().until(() -> !work.view().notices().isEmpty());
        work.load().orElseThrow();
        work.close().orElseThrow();
    }

    /** Writes what the core does not ask of a storage at present: a changed customer with the terms it has, a claim that it holds already. */
    private void asThePortHasIt(CustomerId ada) {
        try (JdbcStorage storage = storage()) {
            StoredCustomer before = (StoredCustomer)
                    storage.records().load(TenantId.DEFAULT, List.of(ada)).get(0);
            ChangeSet changes = ChangeSet.builder(
                            ChangeSetId.of("again"), TenantId.DEFAULT, Actor.of(MARA), clock.instant())
                    .change(new RecordChange.CustomerChange(ada, before.version(), clock.instant(), before.payload()))
                    .claim(new Claim(new Claim.Key(Claim.Kind.EXTERNAL_ID, "2"), ada, MARA))
                    .build();
            assertThat(storage.commit(changes)).isInstanceOf(CommitResult.Committed.class);
        }
    }

    /** As the core does every few minutes. */
    private void forgets() {
        try (JdbcStorage storage = storage()) {
            assertThat(storage.forgetInteractions(TenantId.DEFAULT, clock.instant(), 10))
                    .isEqualTo(1);
        }
    }

    private static void trims(Caredesk sdk) {
        assertThat(sdk.tenant().trimJournal(Trimming.allButNewest(3))).isPositive();
        assertThat(sdk.tenant().trimJournal(Trimming.allButNewest(1).auditToo()))
                .isPositive();
    }

    @Test
    @DisplayName("what changes the schema, its history, or what is never changed, is denied, though its owner may")
    void deniesSchemaChanges() throws SQLException {
        for (String text : FORBIDDEN) {
            try (Connection connection = TestDatabase.connection(as(OWNER));
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(text);
                connection.rollback();
            }
            assertThat(refusal(text)).as(text).isEqualTo("42501");
        }
    }

    private String refusal(String text) {
        try {
            TestDatabase.execute(as(RUNNER), text);
            return "done";
        } catch (SQLException refusal) {
            return refusal.getSQLState();
        }
    }
}
