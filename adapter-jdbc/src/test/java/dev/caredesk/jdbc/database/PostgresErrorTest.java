package dev.caredesk.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.StorageException;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.jdbc.dialect.PostgresDialect;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("trouble with PostgreSQL")
class PostgresErrorTest {

    @Test
    @DisplayName("E7 · a statement that takes too long leaves nothing unknown, and may be tried again")
    void timeoutIsRetryable() throws SQLException {
        String url = TestPostgres.newDatabase();
        // It takes its time.
        JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD).close();
        try (Storage storage = JdbcStorage.postgresql(
                        url + "?options=-c%20statement_timeout=1s", TestPostgres.USER, TestPostgres.PASSWORD);
                Connection other = DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE caredesk.customer IN ACCESS EXCLUSIVE MODE");

            StorageException failure =
                    catchThrowableOfType(StorageException.class, () -> storage.commit(SampleCommits.creation("one")));
            other.rollback();

            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.isOutcomeUnknown()).isFalse();
            assertThat(failure)
                    .hasStackTraceContaining("57014")
                    .hasStackTraceContaining("must end within the time limit");
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
            assertThat(SampleCommits.journal(storage)).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "25006", "57014"})
    @DisplayName("E7 · what the server can't do now may be tried again")
    void temporaryErrorIsRetryable(String state) {
        assertThat(ExceptionTranslator.translate(new PostgresDialect(), new SQLException("not now", state))
                        .isRetryable())
                .isTrue();
    }

    @Test
    @DisplayName("E7 · a pool that has given up a connection says so without a state, and another one may do")
    void errorWithoutStateIsRetryable() {
        assertThat(ExceptionTranslator.translate(new PostgresDialect(), new SQLException("Connection is closed"))
                        .isRetryable())
                .isTrue();
    }

    @Test
    @DisplayName("what the server refuses is refused for good")
    void refusalIsFinal() {
        assertThat(ExceptionTranslator.translate(new PostgresDialect(), new SQLException("no such table", "42P01"))
                        .isRetryable())
                .isFalse();
    }
}
