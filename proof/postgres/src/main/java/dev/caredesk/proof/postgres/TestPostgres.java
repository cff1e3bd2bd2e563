package dev.caredesk.proof.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL of the tests of this process, started when it is first asked for and stopped at the end of the process. It does not
 * wait for the disk: what it must survive is tested with servers of their own; and does nothing by itself, which could hold the feed
 * back for a moment. Safe for use by several threads.
 */
public final class TestPostgres {

    /** The owner of everything. */
    public static final String USER = "postgres";

    /** The owner's password. */
    public static final String PASSWORD = "postgres";

    /** Set by the build for all tests: the version whose binaries it has on the class path. */
    private static final String VERSION = "postgresql-binaries.version";

    /** The limit for the start of a server: much longer than on a quiet machine, where it is a second. */
    static final Duration START = Duration.ofMinutes(5);

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);
    private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(10);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** Started with the class. */
    private static final class SharedServer {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(START)
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                checkVersion(server);
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException("PostgreSQL did not start", failure);
            } catch (SQLException failure) {
                throw new IllegalStateException("PostgreSQL does not say its version", failure);
            }
        }

        /** Otherwise a run for an older or a newer one would pass on the usual one. */
        private static void checkVersion(EmbeddedPostgres server) throws SQLException {
            String[] asked = System.getProperty(VERSION, "none").split("\\.", -1);
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')")) {
                row.next();
                String found = row.getString(1);
                if (asked.length < 2 || !found.equals(asked[0] + "0".repeat(4 - asked[1].length()) + asked[1])) {
                    throw new IllegalStateException("PostgreSQL must be " + String.join(".", asked) + ", as -D"
                            + VERSION + " says, was " + found);
                }
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("PostgreSQL did not stop", failure);
            }
        }
    }

    /** The port of the server. */
    public static int port() {
        return SharedServer.RUNNING.getPort();
    }

    /** The URL of a new, empty database. */
    public static String newDatabase() {
        String name = "care_" + DATABASES.incrementAndGet();
        try (Connection connection = SharedServer.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("no database could be made", failure);
        }
        return "jdbc:postgresql://localhost:" + port() + "/" + name;
    }

    /** Returns how many deadlocks there were in that database, which nobody uses any more: a connection tells of its own at its end. */
    public static long deadlocks(String url) {
        String counts = "SELECT (SELECT COUNT(*) FROM pg_stat_activity a WHERE a.datname = d.datname), d.deadlocks"
                + " FROM pg_stat_database d WHERE d.datname = '" + url.substring(url.lastIndexOf('/') + 1) + "'";
        long began = System.nanoTime();
        try (Connection connection = SharedServer.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() - began < PATIENCE) {
                try (ResultSet result = statement.executeQuery(counts)) {
                    result.next();
                    if (result.getInt(1) == 0) {
                        return result.getLong(2);
                    }
                }
                LockSupport.parkNanos(A_MOMENT);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("deadlocks could not be counted", failure);
        }
        throw new IllegalStateException("database must have no connection left, has some");
    }
}
