package dev.caredesk.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.event.Position;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.jdbc.commit.FaultyH2Database;
import dev.caredesk.jdbc.sql.JdbcCallTransaction;
import dev.caredesk.jdbc.sql.Transaction;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StartTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("D6 · a file that is opened again has all that was committed")
    void reopenedFileHasAllCommits() {
        Path file = folder.resolve("a place/care");
        try (Storage storage = JdbcStorage.h2(file)) {
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        }
        try (Storage storage = JdbcStorage.h2(file)) {
            assertThat(SampleCommits.journal(storage)).singleElement().satisfies(row -> {
                assertThat(row.at()).isEqualTo(SampleCommits.NOON);
                assertThat(row.entry())
                        .isEqualTo(SampleCommits.creation("one").journal().get(0));
            });
            assertThat(storage.desks()
                            .desk(SampleCommits.TENANT, SampleCommits.MARA, 10)
                            .open())
                    .hasSize(1);
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            assertThat(SampleCommits.journal(storage)).hasSize(1);
        }
    }

    @Test
    @DisplayName("an interrupted thread commits all the same, and closes the file for nobody")
    void interruptedThreadCommits() {
        try (Storage storage = JdbcStorage.h2(folder.resolve("interrupted"))) {
            Thread.currentThread().interrupt();
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(SampleCommits.journal(storage)).hasSize(1);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    @DisplayName("four instances that start at the same time on an empty database all work")
    void startsFourInstancesAtOnce() throws Exception {
        FaultyH2Database source = new FaultyH2Database("four-at-once", "");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<JdbcStorage>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(threads.submit(() -> JdbcStorage.of(source.source())));
            }
            for (Future<JdbcStorage> start : starts) {
                try (Storage storage = start.get()) {
                    assertThat(storage.commit(SampleCommits.creation("one")))
                            .isInstanceOf(CommitResult.Committed.class);
                    assertThat(SampleCommits.journal(storage)).hasSize(1);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("a database whose schema is newer than the jar is refused, and both versions are named")
    void refusesNewerSchema() throws Exception {
        FaultyH2Database source = new FaultyH2Database("newer", ";DATABASE_TO_LOWER=TRUE");
        JdbcStorage.of(source.source()).close();
        try (Connection connection = source.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO \"caredesk\".\"caredesk_schema_history\" (\"installed_rank\", \"version\","
                            + " \"description\", \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
                            + " VALUES (98, '98', 'soon', 'SQL', 'V98__soon.sql', 'sa', 1, TRUE),"
                            + " (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', 'sa', 1, TRUE)");
        }

        StorageException refusal = catchThrowableOfType(StorageException.class, () -> JdbcStorage.of(source.source()));

        assertThat(refusal).hasMessageContainingAll("schema version 99,", "none after 1;");
        assertThat(refusal.isRetryable()).isFalse();
    }

    @Test
    @DisplayName("a data source that commits by itself is refused")
    void refusesAutoCommittingSource() {
        FaultyH2Database source = new FaultyH2Database("by-itself", "");
        source.alwaysCommits();

        StorageException refusal = catchThrowableOfType(StorageException.class, () -> JdbcStorage.of(source.source()));

        assertThat(refusal).hasMessageContaining("end its own transactions");
        assertThat(refusal.isRetryable()).isFalse();
    }

    @Test
    @DisplayName("two schemas of one database are two storages")
    void separatesSchemas() {
        JdbcOptions other = JdbcOptions.DEFAULT.withSchema("other_desk").withPoolSize(2);
        try (Storage first = JdbcStorage.h2InMemory("schemas");
                Storage second = JdbcStorage.h2InMemory("schemas", other)) {
            assertThat(first.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            assertThat(SampleCommits.journal(second)).isEmpty();
        }
    }

    @Test
    @DisplayName("a given data source gets its connections back as they were, and stays open")
    void leavesGivenSourceAsItWas() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:given", "sa", "")) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            try (Transaction transaction = new JdbcCallTransaction(unclosed(connection), 6)) {
                assertThat(transaction.connection().getAutoCommit()).isFalse();
                assertThat(connection.getTransactionIsolation()).isEqualTo(6);
            }
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        }
    }

    private static Connection unclosed(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> "close".equals(method.getName()) ? null : method.invoke(real, arguments));
    }

    @Test
    @DisplayName("Z3 · a position of another database is a wrong call")
    void refusesForeignPosition() {
        try (Storage one = JdbcStorage.h2InMemory("position-one");
                Storage other = JdbcStorage.h2InMemory("position-other")) {
            assertThat(one.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            assertThat(other.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            Position foreign = other.journal().latest(SampleCommits.TENANT).orElseThrow();

            assertThatThrownBy(() -> one.journal().after(SampleCommits.TENANT, Optional.of(foreign), 10))
                    .isInstanceOf(WrongCallException.class);
            assertThatThrownBy(() -> one.journal()
                            .after(
                                    SampleCommits.TENANT,
                                    Optional.of(
                                            Position.of(one.journal()
                                                            .latest(SampleCommits.TENANT)
                                                            .orElseThrow()
                                                            .value() + "0")),
                                    10))
                    .isInstanceOf(WrongCallException.class);
        }
    }

    @Test
    @DisplayName("what an embedder sets is checked")
    void checksOptions() {
        assertThatThrownBy(() -> JdbcOptions.DEFAULT.withSchema("Robert\"; --")).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> JdbcOptions.DEFAULT.withPoolSize(0)).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> JdbcStorage.h2InMemory("x;INIT=DROP")).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> JdbcStorage.h2(Path.of("x;INIT=DROP"))).isInstanceOf(WrongCallException.class);
    }
}
