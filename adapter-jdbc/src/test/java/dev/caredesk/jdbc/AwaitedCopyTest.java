package dev.caredesk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
class AwaitedCopyTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Backends that have waited for a copy, longer than a statement may take. */
    private static final String WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
            + " AND datname = current_database() AND clock_timestamp() > state_change + INTERVAL '600 ms'";

    private final String url = TestPostgres.newDatabase();
    private final Storage storage = JdbcStorage.postgresql(
            url + "?options=-c%20statement_timeout=300ms%20-c%20synchronous_commit=on",
            TestPostgres.USER,
            TestPostgres.PASSWORD);

    @BeforeEach
    void away() throws SQLException {
        execute("ALTER SYSTEM SET synchronous_standby_names = 'away'", "SELECT pg_reload_conf()");
        // The server has it a moment later.
        await().atMost(SOON).until(this::isAnotherWaiting);
    }

    /** Whether who commits in another database is still without an answer after a second. */
    private boolean isAnotherWaiting() {
        String other =
                url.substring(0, url.lastIndexOf('/')) + "/postgres?socketTimeout=1&options=-c%20synchronous_commit=on";
        try (Connection connection = TestDatabase.connection(other);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_logical_emit_message(TRUE, 'test', '')");
            return false;
        } catch (SQLException noAnswer) {
            return true;
        }
    }

    @AfterEach
    void end() throws SQLException {
        back();
        storage.close();
    }

    /** On a thread of its own: the common pool may have no more than one. */
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
    void noTimeout() throws SQLException {
        CompletableFuture<CommitResult> commit = meanwhile(() -> storage.commit(Care.creation("one")));

        await().atMost(SOON).until(() -> waiting().size() == 1);
        assertThat(commit).isNotDone();
        back();

        assertThat(commit).succeedsWithin(SOON).isInstanceOf(CommitResult.Committed.class);
    }

    @Test
    @DisplayName("D6 · a draft that waits is not acknowledged either")
    void draft() throws SQLException {
        CompletableFuture<CommitResult> commit = meanwhile(() -> storage.commit(Care.creation("one")));
        await().atMost(SOON).until(() -> waiting().size() == 1);
        back();
        assertThat(commit).succeedsWithin(SOON);
        away();

        CompletableFuture<DraftResult> draft = meanwhile(() -> storage.saveDraft(Care.TENANT, Care.draft(1, 2)));

        await().atMost(SOON).until(() -> waiting().size() == 1);
        assertThat(draft).isNotDone();
        back();

        assertThat(draft).succeedsWithin(SOON).isInstanceOf(DraftResult.Kept.class);
    }

    @Test
    @DisplayName(
            "E7 · whose connection is ended, so that it is seen before its copy is there, is acknowledged no sooner for that")
    void ended() throws SQLException {
        CompletableFuture<CommitResult> commit = meanwhile(() -> storage.commit(Care.creation("one")));
        await().atMost(SOON).until(() -> waiting().size() == 1);
        Set<Integer> first = waiting();

        execute("SELECT pg_terminate_backend(" + first.iterator().next() + ")");

        await().atMost(SOON).until(() -> waiting().stream().anyMatch(one -> !first.contains(one)));
        assertThat(commit).isNotDone();
        CompletableFuture<Optional<CommitResult.Committed>> asked = meanwhile(
                () -> storage.committed(Care.TENANT, Care.creation("one").id()));
        await().atMost(SOON).until(() -> waiting().size() == 2);
        assertThat(asked).isNotDone();
        back();

        assertThat(commit).succeedsWithin(SOON).isInstanceOf(CommitResult.Committed.class);
        assertThat(asked).succeedsWithin(SOON).isNotEqualTo(Optional.empty());
    }
}
