package dev.caredesk.jdbc.database;

import static dev.caredesk.jdbc.database.StartFailure.isForGood;
import static dev.caredesk.jdbc.database.StartFailure.isForNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.caredesk.WrongCallException;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.DurablePostgres;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a start on PostgreSQL that fails says what must be done, and whether a retry makes sense:")
class PostgresFaultsTest {
    private final String url = TestPostgres.newDatabase();

    private static void start(String url) {
        start(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    private static void start(String url, String user, String password) {
        JdbcStorage.postgresql(url, user, password).close();
    }

    /** A role of that name, its password the same, after those statements. */
    private void role(String name, String... statements) throws SQLException {
        TestDatabase.execute(
                url,
                "DO $$ BEGIN CREATE ROLE " + name + " LOGIN PASSWORD '" + name
                        + "'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        TestDatabase.execute(url, statements);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    @DisplayName("an unknown user, a wrong password and none")
    void reportsWrongUserOrPassword() throws SQLException, IOException {
        role("faults_known");
        Path rules = Path.of(TestDatabase.texts(url, "SHOW hba_file").get(0));
        // Otherwise the server asks nobody on this machine for a password.
        Files.writeString(rules, "host all faults_known all scram-sha-256\n" + Files.readString(rules));
        TestDatabase.execute(url, "SELECT pg_reload_conf()");

        isForGood(() -> start(url, "faults_nobody", StartFailure.SECRET), "user or the password", "SQLState 28000");
        isForGood(() -> start(url, "faults_known", StartFailure.SECRET), "user or the password", "SQLState 28P01");
        isForGood(() -> start(url, "faults_known", ""), "password and encryption must be", "SQLState 08004");
    }

    @Test
    @DisplayName("a database that does not exist")
    void reportsMissingDatabase() {
        isForGood(() -> start(url + "_not"), "database does not exist", "SQLState 3D000");
    }

    @Test
    @DisplayName("a host that nobody knows")
    void reportsUnknownHost() {
        isForNow(
                () -> start("jdbc:postgresql://no-such-host.invalid/care"),
                "host of the database is not known",
                "SQLState 08001");
    }

    @Test
    @DisplayName("a port that nobody listens at")
    void reportsPortWithoutServer() throws IOException {
        int port = freePort();

        isForNow(
                () -> start("jdbc:postgresql://localhost:" + port + "/care"),
                "nothing answers at the host and port",
                "SQLState 08001");
    }

    @Test
    @DisplayName("a host that does not answer")
    void reportsSilentHost() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            String settings = "/care?connectTimeout=1&socketTimeout=1&loginTimeout=1";

            isForNow(
                    () -> start("jdbc:postgresql://localhost:" + silent.getLocalPort() + settings),
                    "host of the database does not answer",
                    "SQLState 08");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"LATIN1", "WIN1252", "EUC_JP", "SQL_ASCII"})
    @DisplayName("a database in another encoding than UTF-8, in which nothing is made")
    void reportsWrongEncoding(String encoding) throws SQLException {
        String name = "faults_" + encoding.toLowerCase(Locale.ROOT);
        String other = url.substring(0, url.lastIndexOf('/') + 1) + name;
        TestDatabase.execute(
                url,
                "CREATE DATABASE " + name + " ENCODING '" + encoding
                        + "' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

        isForGood(() -> start(other), "the encoding of the database must be UTF8, was " + encoding);

        assertThat(TestDatabase.texts(other, "SELECT nspname FROM pg_namespace WHERE nspname = 'caredesk'"))
                .isEmpty();
    }

    @Test
    @DisplayName("a database in an encoding that UTF-8 can't be converted to")
    void inconvertible() throws SQLException {
        TestDatabase.execute(
                url,
                "CREATE DATABASE faults_mule ENCODING 'MULE_INTERNAL' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

        isForGood(
                () -> start(url.substring(0, url.lastIndexOf('/') + 1) + "faults_mule"),
                "encoding of the database, which must be UTF8",
                "SQLState 0A000");
    }

    @Test
    @DisplayName(
            "a database that takes no connections, and settings in the URL that the driver or the server does not take")
    void notAccepted() throws SQLException {
        TestDatabase.execute(url, "CREATE DATABASE faults_shut ALLOW_CONNECTIONS false");

        isForGood(
                () -> start(url.substring(0, url.lastIndexOf('/') + 1) + "faults_shut"),
                "does not accept the connection",
                "SQLState 55000");
        isForGood(() -> start(url + "?options=-c%20none=1"), "does not accept the connection", "SQLState 42704");
        isForGood(() -> start(url + "?connectTimeout=soon"), "does not accept the connection", "SQLState 22023");
    }

    @Test
    @DisplayName("a role without the right to make a schema")
    void reportsMissingRightToMakeSchema() throws SQLException {
        role("faults_nothing");

        isForGood(
                () -> start(url, "faults_nothing", "faults_nothing"),
                "lacks a right",
                "rights/postgresql.sql",
                "SQLState 42501");
    }

    @Test
    @DisplayName("a role that only runs, without rights to the schema that is there")
    void reportsMissingRightsToSchema() throws SQLException {
        start(url);
        role("faults_nothing");
        JdbcOptions runs = JdbcOptions.DEFAULT.withoutMigration();

        isForGood(
                () -> JdbcStorage.postgresql(url, "faults_nothing", "faults_nothing", runs),
                "lacks a right",
                "SQLState 42501");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("a role that is set to read only, which migrates or not")
    void reportsReadOnlyRole(boolean migrates) throws SQLException {
        start(url);
        role("faults_reader", "ALTER ROLE faults_reader SET default_transaction_read_only = on");
        JdbcOptions options = migrates ? JdbcOptions.DEFAULT : JdbcOptions.DEFAULT.withoutMigration();

        isForGood(() -> JdbcStorage.postgresql(url, "faults_reader", "faults_reader", options), "set to read only");
    }

    @Test
    @DisplayName("a replica, by a data source and by a URL, since a failover may make it the primary")
    void reportsReplica(@TempDir Path folder) throws Exception {
        Path files = folder.resolve("replica");
        try (DurablePostgres server = DurablePostgres.in(files)) {
            server.kill();
            Files.createFile(files.resolve("standby.signal"));
            server.startAgain();

            isForNow(() -> start(server.url()), "is a replica", "must lead to the primary");
            try (HikariDataSource pool = new HikariDataSource(StartFailure.pool(server.url(), 2))) {
                isForNow(() -> JdbcStorage.of(pool), "is a replica", "must lead to the primary");
            }
        }
    }

    @Test
    @DisplayName("a server without a connection left")
    void reportsServerWithoutConnectionLeft() throws SQLException {
        role("faults_few", "ALTER ROLE faults_few CONNECTION LIMIT 1");
        try (Connection last = DriverManager.getConnection(url, "faults_few", "faults_few")) {
            assertThat(last.isValid(1)).isTrue();

            isForNow(() -> start(url, "faults_few", "faults_few"), "no connection left", "SQLState 53300");
        }
    }

    @Test
    @DisplayName("a schema with tables of somebody else")
    void reportsForeignTables() throws SQLException {
        TestDatabase.execute(url, "CREATE TABLE public.orders (id INT)");
        JdbcOptions inPublic = JdbcOptions.DEFAULT.withSchema("public");

        isForGood(
                () -> JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD, inPublic),
                "must have a schema of its own");
    }

    @Test
    @DisplayName("a URL that the driver can't read is a wrong call")
    void refusesUnreadableUrl() {
        assertThatThrownBy(() -> start("jdbc:postgresql://localhost:no-port/care?password=" + StartFailure.SECRET))
                .isInstanceOf(WrongCallException.class)
                .hasMessageContaining("driver of PostgreSQL")
                .hasMessageNotContaining(StartFailure.SECRET);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"sslmode", "targetServerType"})
    @DisplayName("a URL with a choice that the driver does not have is a wrong call, which names the setting")
    void noSuchChoice(String setting) {
        assertThatThrownBy(() -> start(url + "?" + setting + "=" + StartFailure.SECRET))
                .isInstanceOf(WrongCallException.class)
                .hasMessageStartingWith(setting + " in the URL must be one of ")
                .hasMessageNotContaining(StartFailure.SECRET);
    }
}
