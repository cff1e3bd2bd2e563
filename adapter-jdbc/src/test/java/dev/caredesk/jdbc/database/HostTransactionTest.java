package dev.caredesk.jdbc.database;

import static dev.caredesk.jdbc.database.StartFailure.isForGood;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcProxy;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("a data source that joins transactions of the host")
class HostTransactionTest {
    /** Whose pool it is. */
    enum HostDataSource {
        H2,
        POSTGRESQL
    }

    private HikariDataSource pool = new HikariDataSource();

    @AfterEach
    void close() {
        pool.close();
    }

    private void given(HostDataSource kind, boolean commitsByItself) {
        HikariConfig config = new HikariConfig();
        if (kind == HostDataSource.H2) {
            config.setJdbcUrl("jdbc:h2:mem:host" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
            config.setUsername("sa");
        } else {
            config.setJdbcUrl(TestPostgres.newDatabase());
            config.setUsername(TestPostgres.USER);
            config.setPassword(TestPostgres.PASSWORD);
        }
        config.setAutoCommit(commitsByItself);
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        new JdbcTemplate(pool).execute("CREATE TABLE orders (id INT)");
        if (!commitsByItself) {
            inTransaction(() -> new JdbcTemplate(pool).execute("CREATE TABLE IF NOT EXISTS orders (id INT)"), false);
        }
    }

    private void inTransaction(Runnable work, boolean rolledBack) {
        new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult(status -> {
            work.run();
            if (rolledBack) {
                status.setRollbackOnly();
            }
        });
    }

    private void order() {
        new JdbcTemplate(pool).update("INSERT INTO orders VALUES (1)");
    }

    private int orders() {
        Integer count = new JdbcTemplate(pool).queryForObject("SELECT COUNT(*) FROM orders", Integer.class);
        return count == null ? -1 : count;
    }

    /** Makes a proxy that does as Spring's, by hand, so that nobody knows it by its name. */
    private DataSource unknownProxy() {
        return JdbcProxy.as(DataSource.class, (proxy, method, arguments) -> {
            if (!"getConnection".equals(method.getName())) {
                throw new UnsupportedOperationException(method.getName());
            }
            return bound(DataSourceUtils.getConnection(pool));
        });
    }

    private Connection bound(Connection real) {
        boolean[] closed = {false};
        return JdbcProxy.as(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "close" -> {
                closed[0] = true;
                DataSourceUtils.doReleaseConnection(real, pool);
                yield null;
            }
            case "isClosed" -> closed[0];
            default -> JdbcProxy.call(real, method, arguments);
        });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("is refused at the start where it is known, also below another proxy")
    void refusesKnownProxyAtStart(HostDataSource kind) {
        given(kind, true);
        DataSource joining = new TransactionAwareDataSourceProxy(pool);

        isForGood(() -> JdbcStorage.of(joining), "must be a plain one", "below a transaction-aware proxy");
        isForGood(() -> JdbcStorage.of(new LazyConnectionDataSourceProxy(joining)), "must be a plain one");
        isForGood(() -> JdbcStorage.migrate(joining, JdbcOptions.DEFAULT), "must be a plain one");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("is refused at a start inside of a transaction, whatever it is, and the transaction goes on")
    void refusesStartInsideTransaction(HostDataSource kind) {
        given(kind, true);

        inTransaction(
                () -> {
                    isForGood(() -> JdbcStorage.of(unknownProxy()), "joins transactions of the host");
                    order();
                    isForGood(() -> JdbcStorage.of(unknownProxy()), "joins transactions of the host");
                },
                true);

        assertThat(orders()).isZero();
    }

    @ParameterizedTest(name = "{0}, commits by itself: {1}")
    @CsvSource({"H2, true", "H2, false", "POSTGRESQL, true", "POSTGRESQL, false"})
    @DisplayName("is refused at the call where a transaction of the host has written, and commits nothing of it")
    void refusesCallAfterHostWrote(HostDataSource kind, boolean commitsByItself) {
        given(kind, commitsByItself);
        try (Storage storage = JdbcStorage.of(unknownProxy())) {
            inTransaction(
                    () -> {
                        order();
                        isForGood(() -> storage.commit(SampleCommits.creation("one")), "transaction of the host");
                        isForGood(() -> storage.desks().settings(SampleCommits.TENANT), "transaction of the host");
                    },
                    true);

            assertThat(orders()).isZero();
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        }
    }

    @ParameterizedTest(name = "{0}, commits by itself: {1}")
    @CsvSource({"H2, true", "H2, false", "POSTGRESQL, true", "POSTGRESQL, false"})
    @DisplayName("is used apart from a transaction of the host that has written nothing yet")
    void worksApartFromHostThatWroteNothing(HostDataSource kind, boolean commitsByItself) {
        given(kind, commitsByItself);
        try (Storage storage = JdbcStorage.of(unknownProxy())) {
            inTransaction(
                    () -> {
                        assertThat(orders()).isZero();
                        assertThat(storage.commit(SampleCommits.creation("one")))
                                .isInstanceOf(CommitResult.Committed.class);
                        order();
                    },
                    true);

            assertThat(orders()).isZero();
            assertThat(SampleCommits.journal(storage)).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("is none where it only waits with its connections, and works apart from the host's transactions")
    void acceptsLazyConnections(HostDataSource kind) {
        given(kind, true);
        try (Storage storage = JdbcStorage.of(new LazyConnectionDataSourceProxy(pool))) {
            inTransaction(
                    () -> {
                        order();
                        assertThat(storage.commit(SampleCommits.creation("one")))
                                .isInstanceOf(CommitResult.Committed.class);
                    },
                    true);

            assertThat(orders()).isZero();
            assertThat(SampleCommits.journal(storage)).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("is as little to be had as one that has a single connection for all")
    void refusesLazySingleConnection(HostDataSource kind) throws SQLException {
        given(kind, true);
        try (Connection only = pool.getConnection()) {
            DataSource single = new SingleConnectionDataSource(only, true);

            isForGood(() -> JdbcStorage.of(single), "must give each its own");
        }
    }
}
