package dev.caredesk.jdbc.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caredesk.StorageException;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.Storage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server that acknowledges no commit before another one has it, and whose other one is away. */
@DisplayName("a commit that waits for its copy")
class SynchronousReplicationTest {
    private static final Duration SOON = Duration.ofMinutes(5);

    /** Backends that have waited for a copy, longer than a statement may take. */
    private static final String WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
            + " AND datname = current_database() AND clock_timestamp() > state_change + INTERVAL '600 ms'";

    private final String url = TestPostgres.newDatabase();
    private final Storage storage = impatient();

    /** Opens a storage with a short statement timeout, which is set after the schema is there, since that takes its time. */
    private Storage impatient() {
        open(url).close();
        return open(url + "?options=-c%20statement_timeout=400ms%20-c%20synchronous_commit=on");
    }

    private static Storage open(String url) {
        return JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    @BeforeEach
    void away() throws SQLException {
        execute("ALTER SYSTEM SET synchronous_standby_names = 'away'", "SELECT pg_reload_conf()");
        // The server has it a moment later.
        await().atMost(SOON).until(this::isAnotherWaiting);
    }

    /** Returns true if a commit in another database waits by now. */
    private boolean isAnotherWaiting() throws SQLException {
        String other = url.substring(0, url.lastIndexOf('/')) + "/postgres?options=-c%20synchronous_commit=on";
        try (Connection connection = TestDatabase.connection(other)) {
            int backend = backend(connection);
            CompletableFuture<Boolean> answered = meanwhile(() -> isAnswered(connection));
            await().atMost(SOON).until(() -> answered.isDone() || isWaiting(backend));
            if (!answered.isDone()) {
                execute("SELECT pg_terminate_backend(" + backend + ")");
            }
            return !answered.join();
        }
    }

    private static int backend(Connection connection) throws SQLException {
        return Integer.parseInt(
                TestDatabase.texts(connection, "SELECT pg_backend_pid()").get(0));
    }

    private boolean isWaiting(int backend) throws SQLException {
        return !TestDatabase.texts(
                        url, "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND pid = " + backend)
                .isEmpty();
    }

    private static boolean isAnswered(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_logical_emit_message(TRUE, 'test', '')");
            return true;
        } catch (SQLException ended) {
            return false;
        }
    }

    @AfterEach
    void end() throws SQLException {
        back();
        storage.close();
    }

    private CommitResult committed() {
        return again(() -> storage.commit(SampleCommits.creation("one")));
    }

    /** Repeats work that is refused as unavailable: on a busy machine a statement may take too long before it waits for anybody. */
    private static <T> T again(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (StorageException tooSlow) {
                if (tooSlow.isOutcomeUnknown() || !tooSlow.isRetryable()) {
                    throw tooSlow;
                }
            }
        }
    }

    /** Runs work on a thread of its own: the common pool may have no more than one. */
    private static <T> CompletableFuture<T> meanwhile(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    private void back() throws SQLException {
        execute("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()");
    }

    private void execute(String... statements) throws SQLException {
        TestDatabase.execute(url, statements);
    }

    private Set<Integer> waiting() throws SQLException {
        try (Connection connection = TestDatabase.connection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(WAITING)) {
            Set<Integer> all = new HashSet<>();
            while (found.next()) {
                all.add(found.getInt(1));
            }
            return all;
        }
    }

    @Test
    @DisplayName("E7 · is not acknowledged when a statement's time is over, and is when the copy is there")
    void statementTimeoutAcknowledgesNothing() throws SQLException {
        CompletableFuture<CommitResult> commit = meanwhile(this::committed);

        await().atMost(SOON).until(() -> waiting().size() == 1);
        assertThat(commit).isNotDone();
        back();

        assertThat(commit).succeedsWithin(SOON).isInstanceOf(CommitResult.Committed.class);
    }

    @Test
    @DisplayName("D6 · a draft that waits is not acknowledged either")
    void draftWaitsForCopy() throws SQLException {
        CompletableFuture<CommitResult> commit = meanwhile(this::committed);
        await().atMost(SOON).until(() -> waiting().size() == 1);
        back();
        assertThat(commit).succeedsWithin(SOON);
        away();

        CompletableFuture<DraftResult> draft =
                meanwhile(() -> again(() -> storage.saveDraft(SampleCommits.TENANT, SampleCommits.draft(1, 2))));

        await().atMost(SOON).until(() -> waiting().size() == 1);
        assertThat(draft).isNotDone();
        back();

        assertThat(draft).succeedsWithin(SOON).isInstanceOf(DraftResult.Kept.class);
    }

    @Test
    @DisplayName(
            "E7 · whose connection is ended, so that it is seen before its copy is there, is acknowledged no sooner for that")
    void endedConnectionWaitsForCopy() throws SQLException {
        CompletableFuture<CommitResult> commit = meanwhile(this::committed);
        await().atMost(SOON).until(() -> waiting().size() == 1);
        Set<Integer> first = waiting();

        execute("SELECT pg_terminate_backend(" + first.iterator().next() + ")");

        await().atMost(SOON).until(() -> waiting().stream().anyMatch(one -> !first.contains(one)));
        assertThat(commit).isNotDone();
        CompletableFuture<Optional<CommitResult.Committed>> asked = meanwhile(() -> storage.committed(
                SampleCommits.TENANT, SampleCommits.creation("one").id()));
        await().atMost(SOON).until(() -> waiting().size() == 2);
        assertThat(asked).isNotDone();
        back();

        assertThat(commit).succeedsWithin(SOON).isInstanceOf(CommitResult.Committed.class);
        assertThat(asked).succeedsWithin(SOON).isNotEqualTo(Optional.empty());
    }
}
