package dev.caredesk.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.event.Position;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.Storage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the start on PostgreSQL")
class PostgresStartTest {
    private static final int PROCESSES = 8;
    private static final String RUNNER = "caredesk_runner";

    private final String url = TestPostgres.newDatabase();

    private Storage opened() {
        return JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    private void execute(String... statements) throws SQLException {
        TestDatabase.execute(url, statements);
    }

    private static String script(String name) throws IOException {
        try (InputStream script = Objects.requireNonNull(JdbcStorage.class.getResourceAsStream(name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Starts a storage, commits one ChangeSet that all have, and ends. */
    static final class StorageProcess {
        private StorageProcess() {}

        /** Takes the URL. */
        public static void main(String[] arguments) {
            try (Storage storage = JdbcStorage.postgresql(arguments[0], TestPostgres.USER, TestPostgres.PASSWORD)) {
                if (!(storage.commit(SampleCommits.creation("one")) instanceof CommitResult.Committed)) {
                    throw new IllegalStateException("not committed");
                }
            }
        }
    }

    /** Returns the class path with the module path of this process. */
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                System.getProperty("java.class.path"),
                System.getProperty("jdk.module.path", ""),
                Path.of("target/test-classes").toAbsolutePath().toString());
    }

    @Test
    @Tag("longer")
    @DisplayName("eight processes that start at the same time on an empty database all work")
    void startsEightProcessesAtOnce(@TempDir Path folder) throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            Path said = folder.resolve("said-" + i);
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classPath(),
                            StorageProcess.class.getName(),
                            url)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start());
        }
        for (int i = 0; i < PROCESSES; i++) {
            assertThat(processes.get(i).waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(processes.get(i).exitValue())
                    .as(Files.readString(folder.resolve("said-" + i)))
                    .isZero();
        }
        try (Storage storage = opened()) {
            assertThat(SampleCommits.journal(storage)).hasSize(1);
        }
    }

    @Test
    @DisplayName("a role that only runs needs no right but to the tables, and another one migrates")
    void runnerRoleNeedsOnlyTheTables() throws SQLException, IOException {
        HikariConfig owner = new HikariConfig();
        owner.setJdbcUrl(url);
        owner.setUsername(TestPostgres.USER);
        owner.setPassword(TestPostgres.PASSWORD);
        try (HikariDataSource pool = new HikariDataSource(owner)) {
            JdbcStorage.migrate(pool, JdbcOptions.DEFAULT);
        }
        execute(
                "DO $$ BEGIN CREATE ROLE caredesk_runner LOGIN PASSWORD 'caredesk_runner';"
                        + " EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                script("/META-INF/caredesk/rights/postgresql.sql"));

        try (Storage storage = JdbcStorage.postgresql(url, RUNNER, RUNNER, JdbcOptions.DEFAULT.withoutMigration())) {
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            assertThat(storage.saveDraft(SampleCommits.TENANT, SampleCommits.draft(1, 2)))
                    .isInstanceOf(DraftResult.Kept.class);
            assertThat(storage.closeOverdue(SampleCommits.TENANT, SampleCommits.NOON, 10))
                    .isZero();
            assertThat(SampleCommits.journal(storage)).hasSize(1);
            assertThat(storage.desks()
                            .desk(SampleCommits.TENANT, SampleCommits.MARA, 10)
                            .open())
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("a role that only runs is refused where the schema is not there")
    void refusesMissingSchema() {
        StorageException refusal = catchThrowableOfType(
                StorageException.class,
                () -> JdbcStorage.postgresql(
                        url, TestPostgres.USER, TestPostgres.PASSWORD, JdbcOptions.DEFAULT.withoutMigration()));

        assertThat(refusal).hasMessageContaining("must be migrated first");
        assertThat(refusal.isRetryable()).isFalse();
    }

    private Storage runs() {
        return JdbcStorage.postgresql(
                url, TestPostgres.USER, TestPostgres.PASSWORD, JdbcOptions.DEFAULT.withoutMigration());
    }

    @Test
    @DisplayName("waits for another migration beyond the time limit of statements, which holds again afterwards")
    void waitsForMigrationBeyondTimeLimit() throws SQLException {
        HikariConfig limited = new HikariConfig();
        limited.setJdbcUrl(url + "?options=-c%20statement_timeout=2s");
        limited.setUsername(TestPostgres.USER);
        limited.setPassword(TestPostgres.PASSWORD);
        limited.setMaximumPoolSize(1);
        try (Connection other = TestDatabase.connection(url);
                Statement migration = other.createStatement();
                HikariDataSource pool = new HikariDataSource(limited)) {
            migration.execute("SELECT pg_advisory_lock(hashtextextended('caredesk schema', 0))");

            CompletableFuture<Void> start =
                    CompletableFuture.runAsync(() -> JdbcStorage.of(pool).close());
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> TestDatabase.texts(
                                            other,
                                            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                                    + " AND datname = current_database() AND query_start < now() - interval '3 s'")
                                    .size()
                            == 1);
            migration.execute("SELECT pg_advisory_unlock(hashtextextended('caredesk schema', 0))");

            assertThat(start).succeedsWithin(Duration.ofMinutes(5));
            try (Connection again = pool.getConnection()) {
                assertThat(TestDatabase.texts(again, "SHOW statement_timeout")).containsExactly("2s");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a migration, pg_advisory_lock, true", "one of its kind, pg_advisory_lock_shared, false"})
    @DisplayName("a role that only runs waits for a migration, and for nobody else")
    void waitsForMigration(String other, String lock, boolean waits) throws SQLException {
        opened().close();
        try (Connection connection = TestDatabase.connection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT " + lock + "(hashtextextended('caredesk schema', 0))");

            CompletableFuture<Void> start = CompletableFuture.runAsync(() -> runs().close());

            if (waits) {
                await().atMost(Duration.ofMinutes(5)).until(() -> isSomebodyWaiting(statement));
                assertThat(start).isNotDone();
                statement.execute("SELECT pg_advisory_unlock_all()");
            }
            assertThat(start).succeedsWithin(Duration.ofMinutes(5));
        }
    }

    private static boolean isSomebodyWaiting(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT COUNT(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                        + " WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted")) {
            return row.next() && row.getLong(1) == 1;
        }
    }

    @Test
    @DisplayName("a database whose schema is newer than the jar is refused, and both versions are named")
    void refusesNewerSchema() throws SQLException {
        opened().close();
        execute("INSERT INTO caredesk.caredesk_schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success)"
                + " VALUES (98, '98', 'soon', 'SQL', 'V98__soon.sql', 'postgres', 1, TRUE),"
                + " (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', 'postgres', 1, TRUE)");

        StorageException refusal = catchThrowableOfType(StorageException.class, this::opened);

        assertThat(refusal).hasMessageContainingAll("schema version 99,", "none after 1;");
        assertThat(refusal.isRetryable()).isFalse();
    }

    @Test
    @DisplayName("Z3 · after a restore where transaction ids are smaller the feed goes on from where it was")
    void feedGoesOnAfterRestore() throws SQLException {
        Position last;
        try (Storage storage = opened()) {
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            last = storage.journal().latest(SampleCommits.TENANT).orElseThrow();
        }
        // As if it came from a database that had seen far more transactions.
        execute("UPDATE caredesk.journal SET txid = txid + 1000000000000");
        Position before = ahead(last);

        try (Storage storage = opened();
                Storage another = opened()) {
            assertThat(storage.journal().latest(SampleCommits.TENANT)).contains(before);
            assertThat(another.commit(SampleCommits.creation("two"))).isInstanceOf(CommitResult.Refused.class);
            assertThat(another.saveDraft(SampleCommits.TENANT, SampleCommits.draft(1, 2)))
                    .isInstanceOf(DraftResult.Kept.class);
            assertThat(another.commit(SampleCommits.creationElsewhere("two")))
                    .isInstanceOf(CommitResult.Committed.class);
            assertThat(storage.journal()
                            .after(SampleCommits.TENANT, Optional.of(before), 10)
                            .rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.changeSet().value()).isEqualTo("two"));
            assertThat(SampleCommits.journal(storage)).hasSize(2);
        }
    }

    private static Position ahead(Position position) {
        String[] parts = position.value().split("-", -1);
        parts[3] = Long.toString(Long.parseLong(parts[3]) + 1_000_000_000_000L);
        return Position.of(String.join("-", parts));
    }

    @Test
    @DisplayName("Z3 · after a restore of a journal that was trimmed whole the feed goes on as well")
    void feedGoesOnAfterRestoreOfTrimmedJournal() throws SQLException {
        Position last;
        try (Storage storage = opened()) {
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            last = storage.journal().latest(SampleCommits.TENANT).orElseThrow();
            assertThat(storage.trimJournal(SampleCommits.TENANT, new JournalTrim(new JournalTrim.Newest(0), false), 10))
                    .isEqualTo(1);
        }
        execute("UPDATE caredesk.trimmed SET txid = txid + 1000000000000");

        try (Storage storage = opened()) {
            assertThat(storage.commit(SampleCommits.creationElsewhere("two")))
                    .isInstanceOf(CommitResult.Committed.class);
            assertThat(storage.journal()
                            .after(SampleCommits.TENANT, Optional.of(ahead(last)), 10)
                            .rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.changeSet().value()).isEqualTo("two"));
        }
    }

    @Test
    @DisplayName("Z3 · after commits were lost, an era begun by hand lets who had read them go on, and skips nothing")
    void feedGoesOnInEraBegunByHand() throws SQLException {
        Position lost;
        try (Storage storage = opened()) {
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            String[] parts = storage.journal()
                    .latest(SampleCommits.TENANT)
                    .orElseThrow()
                    .value()
                    .split("-", -1);
            parts[3] = Long.toString(Long.parseLong(parts[3]) + 1_000);
            lost = Position.of(String.join("-", parts));
        }
        // As docs/scaling.md has it.
        execute("INSERT INTO caredesk.era (era, mark) SELECT MAX(era) + 1, MIN(mark) FROM caredesk.era");

        try (Storage storage = opened()) {
            assertThat(storage.commit(SampleCommits.creationElsewhere("two")))
                    .isInstanceOf(CommitResult.Committed.class);
            assertThat(storage.journal()
                            .after(SampleCommits.TENANT, Optional.of(lost), 10)
                            .rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.changeSet().value()).isEqualTo("two"));
        }
    }

    @Test
    @DisplayName("a URL of another database, and a user who is not let in, are told of without the password")
    void hidesPasswordOfWrongUrlOrUser() {
        assertThatThrownBy(() -> JdbcStorage.postgresql("jdbc:h2:mem:x", "sa", ""))
                .isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> JdbcStorage.postgresql(url, "nobody", "secret-of-nobody"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("refuses the user or the password")
                .hasMessageNotContaining("secret-of-nobody");
    }
}
