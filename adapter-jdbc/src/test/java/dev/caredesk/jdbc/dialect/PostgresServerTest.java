package dev.caredesk.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the settings of connections to PostgreSQL")
class PostgresServerTest {
    private static final int MILLIS = 1_000;

    private final String url = TestPostgres.newDatabase();

    /** Returns the settings that the server reports in a commit of a storage that has its own pool. */
    private List<String> inForce(String arguments) throws SQLException {
        try (Storage storage = JdbcStorage.postgresql(url + arguments, TestPostgres.USER, TestPostgres.PASSWORD)) {
            TestDatabase.execute(
                    url,
                    "CREATE TABLE seen (said TEXT)",
                    "CREATE FUNCTION seeing() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN"
                            + " INSERT INTO public.seen VALUES (current_setting('statement_timeout')),"
                            + " (current_setting('application_name')), (current_setting('work_mem')); RETURN NEW; END $$",
                    "CREATE TRIGGER seeing BEFORE INSERT ON caredesk.customer FOR EACH ROW EXECUTE FUNCTION seeing()");
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        }
        return TestDatabase.texts(url, "SELECT said FROM seen");
    }

    @ParameterizedTest(name = "URL{0}")
    @CsvSource({
        "'', 30s, caredesk, 4MB",
        "?options=-c%20work_mem=8MB, 30s, caredesk, 8MB",
        "?ApplicationName=hotline&options=-c%20work_mem=8MB%20-c%20statement_timeout=7s, 7s, hotline, 8MB",
    })
    @DisplayName("are in force when a storage commits, and give way to what the URL says of the same setting")
    void urlOverridesSettings(String arguments, String timeout, String name, String memory) throws SQLException {
        assertThat(inForce(arguments)).containsExactly(timeout, name, memory);
    }

    @Test
    @DisplayName("are the same on the connection of the bell, and an answer that does not come breaks either")
    void bellHasSameSettings() throws SQLException {
        PostgresServer plain = new PostgresServer(url, TestPostgres.USER, TestPostgres.PASSWORD);
        PostgresServer other = new PostgresServer(
                url + "?socketTimeout=5&options=-c%20work_mem=8MB", TestPostgres.USER, TestPostgres.PASSWORD);
        try (HikariDataSource pool = new HikariDataSource(plain.poolConfig());
                HikariDataSource otherPool = new HikariDataSource(other.poolConfig());
                Connection pooled = pool.getConnection();
                Connection single = plain.singleConnections().getConnection();
                Connection otherPooled = otherPool.getConnection();
                Connection otherSingle = other.singleConnections().getConnection()) {
            assertThat(List.of(pooled, single)).allSatisfy(one -> {
                assertThat(one.getNetworkTimeout()).isEqualTo(60 * MILLIS);
                assertThat(timeout(one)).isEqualTo("30s");
            });
            assertThat(List.of(otherPooled, otherSingle)).allSatisfy(one -> {
                assertThat(one.getNetworkTimeout()).isEqualTo(5 * MILLIS);
                assertThat(timeout(one)).isEqualTo("30s");
            });
        }
    }

    private static String timeout(Connection connection) throws SQLException {
        return TestDatabase.texts(connection, "SHOW statement_timeout").get(0);
    }
}
