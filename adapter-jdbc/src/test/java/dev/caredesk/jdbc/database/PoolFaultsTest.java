package dev.caredesk.jdbc.database;

import static dev.caredesk.jdbc.database.StartFailure.isForGood;
import static dev.caredesk.jdbc.database.StartFailure.isForNow;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.caredesk.StorageException;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.jdbc.dialect.PostgresDialect;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

@DisplayName("trouble with a pool of the host, and what the server says at any time, says what must be done:")
class PoolFaultsTest {

    private static HikariDataSource pool(int size, Consumer<HikariConfig> setting) {
        HikariConfig config = StartFailure.pool(TestPostgres.newDatabase(), size);
        setting.accept(config);
        return new HikariDataSource(config);
    }

    @Test
    @DisplayName("connections in another encoding than UTF-8")
    void reportsWrongEncoding() {
        try (HikariDataSource pool = pool(2, config -> {
            config.addDataSourceProperty("allowEncodingChanges", "true");
            config.setConnectionInitSql("SET client_encoding TO LATIN1");
        })) {
            isForGood(
                    () -> JdbcStorage.of(pool),
                    "the encoding of the connection to the database must be UTF8, was LATIN1");
        }
    }

    @Test
    @DisplayName("connections that are set to read only")
    void reportsReadOnlyConnections() {
        try (HikariDataSource pool = pool(2, config -> config.setReadOnly(true))) {
            isForGood(() -> JdbcStorage.of(pool), "set to read only by the data source");
        }
    }

    /** How a host may give a pool: itself, or below proxies that join no transaction. */
    enum GivenAs {
        ITSELF,
        BELOW_A_PROXY,
        BELOW_A_WAITING_PROXY;

        DataSource of(HikariDataSource pool) {
            return switch (this) {
                case ITSELF -> pool;
                case BELOW_A_PROXY -> new DelegatingDataSource(pool);
                case BELOW_A_WAITING_PROXY -> new LazyConnectionDataSourceProxy(pool);
            };
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("all in use, at the start and later")
    void reportsExhaustedPool(GivenAs given) throws SQLException {
        try (HikariDataSource pool = pool(1, config -> {});
                Storage storage = JdbcStorage.of(given.of(pool));
                Connection taken = pool.getConnection()) {
            assertThat(taken.isValid(1)).isTrue();

            isForNow(() -> JdbcStorage.of(given.of(pool)), "the pool gave no connection in time");
            isForNow(() -> storage.desks().settings(SampleCommits.TENANT), "the pool gave no connection in time");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("closed, at the start and later")
    void reportsClosedPool(GivenAs given) {
        HikariDataSource pool = pool(2, config -> {});
        try (Storage storage = JdbcStorage.of(given.of(pool))) {
            pool.close();

            isForGood(() -> JdbcStorage.of(given.of(pool)), "closed by its owner");
            isForGood(() -> storage.desks().settings(SampleCommits.TENANT), "closed by its owner");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("none, for a reason of its own, which is the server's and not that of the pool")
    void reportsReasonOfServer(GivenAs given) {
        try (HikariDataSource unknown = pool(2, config -> {
                    config.setJdbcUrl("jdbc:postgresql://no-such-host.invalid/care");
                    config.setInitializationFailTimeout(-1);
                });
                HikariDataSource missing = pool(2, config -> {
                    config.setJdbcUrl(config.getJdbcUrl() + "_not");
                    config.setInitializationFailTimeout(-1);
                })) {
            isForNow(() -> JdbcStorage.of(given.of(unknown)), "host of the database is not known", "SQLState 08001");
            isForGood(() -> JdbcStorage.of(given.of(missing)), "database does not exist", "SQLState 3D000");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "08006, out of reach, true",
        "22021, encoding of the database, false",
        "22P05, encoding of the database, false",
        "25006, takes no writes, true",
        "28P01, user or the password, false",
        "3D000, does not exist, false",
        "42501, lacks a right, false",
        "42P01, must be migrated, false",
        "53000, has not the resources, true",
        "53100, disk of the database is full, true",
        "53200, no memory or locks left, true",
        "53300, no connection left, true",
        "53400, has not the resources, true",
        "57P01, ended the connection, true",
        "57P03, starts, true",
        "42601, refused a statement, false",
    })
    @DisplayName("a state of the server")
    void reportsStateOfServer(String state, String text, boolean retryable) {
        StorageException failure =
                ExceptionTranslator.translate(new PostgresDialect(), new SQLException(StartFailure.SECRET, state));

        assertThat(failure).hasMessageContainingAll(text, "SQLState " + state);
        assertThat(failure.toString() + failure.getCause()).doesNotContain(StartFailure.SECRET);
        assertThat(failure.isRetryable()).isEqualTo(retryable);
    }
}
