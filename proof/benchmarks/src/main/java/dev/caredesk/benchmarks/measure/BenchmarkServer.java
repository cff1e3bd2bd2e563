package dev.caredesk.benchmarks.measure;

import dev.caredesk.benchmarks.contender.JdbcConnection;
import dev.caredesk.proof.postgres.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL for measuring: it waits for the disk at each commit and cleans up by itself, as one in production does. It has a data
 * directory of its own, which goes when it is closed.
 */
public final class BenchmarkServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private BenchmarkServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static BenchmarkServer start() {
        try {
            return new BenchmarkServer(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("autovacuum", "on")
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("maintenance_work_mem", "512MB")
                    .setServerConfig("max_wal_size", "8GB")
                    .setServerConfig("checkpoint_timeout", "15min")
                    .setServerConfig("max_connections", "100")
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start", failure);
        }
    }

    public int port() {
        return postgres.getPort();
    }

    /** A new database, as a URL. */
    public String create(String name) {
        administer("CREATE DATABASE " + name);
        return url(name, port());
    }

    /** A database that is like another one, to which nobody is connected. */
    public String copy(String from, String name) {
        administer("CREATE DATABASE " + name + " TEMPLATE " + from + " STRATEGY file_copy");
        return url(name, port());
    }

    public void drop(String name) {
        administer("DROP DATABASE IF EXISTS " + name);
    }

    /** Writes out what is dirty, so that it burdens nobody's turn. */
    public void checkpoint() {
        administer("CHECKPOINT");
    }

    /** The same database by another port. */
    public static String url(String name, int port) {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    private void administer(String statement) {
        try (JdbcConnection hand = new JdbcConnection(url("postgres", port()))) {
            hand.run(statement);
        }
    }

    /** The processor time that agents and server had until now. */
    ProcessorTime processor() {
        try (JdbcConnection hand = new JdbcConnection(url("postgres", port()))) {
            long backend = hand.rows("SELECT pg_backend_pid()").get(0).number(0);
            return ProcessorTime.of(ProcessHandle.of(backend)
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow()
                    .pid());
        }
    }

    /** Returns a description of the server and the machine on which the figures were taken. */
    public String described() {
        try (JdbcConnection hand = new JdbcConnection(url("postgres", port()))) {
            String settings = Stream.of("server_version", "fsync", "synchronous_commit", "shared_buffers", "autovacuum")
                    .map(name -> name + " " + hand.rows("SHOW " + name).get(0).text(0))
                    .collect(Collectors.joining(", "));
            return "PostgreSQL: " + settings + "; "
                    + Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version() + ", user "
                    + TestPostgres.USER + " over loopback";
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not stop", failure);
        }
    }
}
