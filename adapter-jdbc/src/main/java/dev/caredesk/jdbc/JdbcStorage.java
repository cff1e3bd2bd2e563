package dev.caredesk.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitBell;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Storage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The storage in an SQL database, reached by JDBC: H2, embedded, in a file or in memory; or PostgreSQL, 15 or newer.
 *
 * <p>It makes and migrates its schema when it starts, and keeps to it. Refused at the start, with a {@link StorageException} for which
 * a retry makes no sense, are:
 *
 * <ul>
 *   <li>a database that is neither H2 nor PostgreSQL 15 or newer;
 *   <li>an H2 file whose {@code WRITE_DELAY} is not 0, where a kill would lose commits that were acknowledged;
 *   <li>an H2 database in another mode than {@code PostgreSQL} or {@code REGULAR}, or that compares texts by {@code IGNORECASE} or a
 *       {@code COLLATION};
 *   <li>a database whose schema is newer than this jar's;
 *   <li>a data source on which it can't end its own transactions.
 * </ul>
 */
public final class JdbcStorage implements Storage {
    // Without WRITE_DELAY=0 a kill loses acknowledged commits. The cache is for parsed statements. The trace file would
    // hold values of statements that failed. Payloads of usual size stay in their rows.
    private static final String H2_SETTINGS =
            ";WRITE_DELAY=0;QUERY_CACHE_SIZE=256;TRACE_LEVEL_FILE=0;MAX_LENGTH_INPLACE_LOB=32768";

    private static final String ENDING = ".mv.db";
    private static final int IN_USE = 90_020;
    private static final int OLDEST_POSTGRESQL = 15;

    private final Database database;
    private final Runnable release;
    private final Optional<Bell> bell;
    private final Commits commits;
    private final Sweep sweep;
    private final Trim trim;
    private final RecordReads records;
    private final DeskReads desks;
    private final JournalReads journal;

    private JdbcStorage(DataSource source, JdbcOptions options, Optional<DataSource> bells, Runnable release) {
        this.release = release;
        Dialect dialect = dialect(source);
        if (options.migrates()) {
            Schema.migrate(source, dialect, options.schema());
        } else {
            Schema.check(source, dialect, options.schema());
        }
        new CommitProbe(source, dialect, options.schema()).run();
        database = new Database(source, dialect, options.schema());
        bell = bells.map(single -> new Bell(single, options.schema()));
        commits = new Commits(database);
        sweep = dialect.sweep(database);
        trim = new Trim(database);
        records = new RecordReader(database);
        desks = new DeskReader(database);
        journal = new JournalReader(database, Era.begin(database));
    }

    /**
     * A storage in an H2 file, which is made when it is not there. One process at a time can have it open; several can share it by
     * {@link #of(DataSource)} with {@code AUTO_SERVER=TRUE} in the URL.
     *
     * @param file the path without an ending; H2 adds {@code .mv.db}
     */
    public static JdbcStorage h2(Path file) {
        return h2(file, JdbcOptions.DEFAULT);
    }

    /** As {@link #h2(Path)}, with options. */
    public static JdbcStorage h2(Path file, JdbcOptions options) {
        String path = file.toAbsolutePath().normalize().toString();
        if (path.contains(";")) {
            throw new WrongCallException("the path of an H2 file contains a semicolon");
        }
        if (file.toString().isEmpty() || path.endsWith(ENDING)) {
            throw new WrongCallException("the path of an H2 file is empty or ends with " + ENDING + ", which H2 adds");
        }
        // Not "file:": an interrupted thread would close that file, and with it the database, under all others (ADR
        // 0016).
        return embedded("jdbc:h2:retry:" + path + H2_SETTINGS, options);
    }

    /**
     * A storage in the memory of this process, for as long as the process lasts.
     *
     * @param name who uses the same name, uses the same storage; letters, digits, {@code _} and {@code -}
     */
    public static JdbcStorage h2InMemory(String name) {
        return h2InMemory(name, JdbcOptions.DEFAULT);
    }

    /** As {@link #h2InMemory(String)}, with options. */
    public static JdbcStorage h2InMemory(String name, JdbcOptions options) {
        if (!name.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new WrongCallException("the name of a database is not of letters, digits, _ and -");
        }
        return embedded("jdbc:h2:mem:" + name + H2_SETTINGS + ";DB_CLOSE_DELAY=-1", options);
    }

    /**
     * A storage in a PostgreSQL database, over a pool of its own. Unless the URL says otherwise, a statement ends after 30 s, an answer that
     * does not come after 60 s breaks the connection, who gets no connection within 10 s is told so, and of several hosts the one is used
     * that takes writes; {@code options} of the URL are taken behind these, so that they only replace what they name. Errors come without the
     * server's details, which may hold values that a pool would log. One more connection is for the bell ({@link JdbcOptions#bell}).
     *
     * @param url as the driver of PostgreSQL has it: {@code jdbc:postgresql://host/database}, or
     *     {@code jdbc:postgresql://one,two,three/database} for a server with replicas
     */
    public static JdbcStorage postgresql(String url, String user, String password) {
        return postgresql(url, user, password, JdbcOptions.DEFAULT);
    }

    /** As {@link #postgresql(String, String, String)}, with options. */
    public static JdbcStorage postgresql(String url, String user, String password, JdbcOptions options) {
        PostgresServer server = new PostgresServer(url, user, password);
        boolean rings = options.bell() && options.poolSize() > 1;
        return pooled(server.pool(), options, rings ? Optional.of(server.single()) : Optional.empty());
    }

    /**
     * A storage in the database that a data source leads to. The data source stays the caller's: it is used as it is, and not
     * closed. It should be a pool, and plain: the storage ends its own transactions and joins none of the host. For a file of H2, also
     * one that {@link #h2(Path)} made, the URL is as in {@code jdbc:h2:file:./care;WRITE_DELAY=0}.
     *
     * <p>Time limits, of statements, of answers and of the wait for a connection, are the data source's, and so is what it logs: without
     * limits a call may wait for ever. On PostgreSQL set at least {@code statement_timeout} and {@code socketTimeout}, as
     * {@link #postgresql(String, String, String)} does, and {@code logServerErrorDetail=false}, since some pools log errors.
     */
    public static JdbcStorage of(DataSource source) {
        return of(source, JdbcOptions.DEFAULT);
    }

    /**
     * Makes and migrates the schema, for a role that may; what runs afterwards needs no more rights than the script
     * {@code META-INF/caredesk/rights/postgresql.sql} of the jar gives it, see {@link JdbcOptions#withoutMigration}. Refuses as the start
     * of a storage does.
     */
    public static void migrate(DataSource source, JdbcOptions options) {
        Schema.migrate(source, dialect(source), options.schema());
    }

    /**
     * Copies all that is in an H2 database into an empty PostgreSQL, where the schema is made: customers, drafts, journal and answers of all
     * tenants, as one state, or nothing of it. Positions of the journal, engagements and operation ids go on there. To be done while no
     * storage is open on either; the H2 database stays as it is, but for its schema, which is migrated. Refused with a
     * {@link StorageException} where there are rows already.
     *
     * @param options of these, the schema, which is that of both
     */
    public static void copy(DataSource h2, DataSource postgresql, JdbcOptions options) {
        if (!(dialect(h2) instanceof H2Dialect) || !(dialect(postgresql) instanceof PostgresDialect)) {
            throw new WrongCallException("it is copied from H2 into PostgreSQL");
        }
        migrate(h2, options);
        migrate(postgresql, options);
        Copy.run(h2, postgresql, options.schema());
    }

    /** As {@link #of(DataSource)}, with options. */
    public static JdbcStorage of(DataSource source, JdbcOptions options) {
        return new JdbcStorage(source, options, Optional.empty(), () -> {});
    }

    /**
     * As {@link #of(DataSource)} on PostgreSQL, with a bell ({@link JdbcOptions#bell}).
     *
     * @param bells leads to the same database, with no pooler of transactions in between; one connection of it is taken, and kept until the
     *     storage is closed
     */
    public static JdbcStorage of(DataSource source, DataSource bells, JdbcOptions options) {
        if (!(dialect(bells) instanceof PostgresDialect)) {
            throw new WrongCallException("only PostgreSQL has a bell");
        }
        return new JdbcStorage(source, options, Optional.of(bells), () -> {});
    }

    private static JdbcStorage embedded(String url, JdbcOptions options) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setPassword("");
        config.setAutoCommit(false);
        return pooled(config, options, Optional.empty());
    }

    private static JdbcStorage pooled(HikariConfig config, JdbcOptions options, Optional<DataSource> bells) {
        config.setMaximumPoolSize(options.poolSize());
        config.setPoolName("caredesk");
        HikariDataSource pool = pool(config);
        try {
            return new JdbcStorage(pool, options, bells, pool::close);
        } catch (RuntimeException failure) {
            pool.close();
            throw failure;
        }
    }

    private static HikariDataSource pool(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw Failures.unavailable(why(cause), cause);
            }
            throw StorageException.unavailable("the database can't be opened");
        }
    }

    private static String why(SQLException cause) {
        return switch (cause.getErrorCode()) {
            case 0 -> "the database can't be reached, or does not let the user in";
            case IN_USE -> "the database can't be opened: another process uses its file";
            default -> "the database can't be opened: its file can't be read or written";
        };
    }

    private static Dialect dialect(DataSource source) {
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            if ("H2".equals(database.getDatabaseProductName())) {
                H2Settings.check(connection);
                return new H2Dialect();
            }
            if ("PostgreSQL".equals(database.getDatabaseProductName())) {
                if (database.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
                    throw StorageException.broken("PostgreSQL " + OLDEST_POSTGRESQL + " or newer is needed");
                }
                return new PostgresDialect();
            }
            throw StorageException.broken("the database is none that this storage knows");
        } catch (SQLException failure) {
            throw Failures.unavailable("the database is out of reach", failure);
        }
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        CommitResult result = commits.commit(changes);
        if (result instanceof CommitResult.Committed && !changes.journal().isEmpty()) {
            bell.ifPresent(each -> each.committed(changes.tenant()));
        }
        return result;
    }

    @Override
    public Optional<CommitResult.Committed> committed(TenantId tenant, ChangeSetId id) {
        return commits.committed(tenant, id);
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        return commits.saveDraft(tenant, draft);
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        int closed = sweep.closeOverdue(tenant, now, limit);
        if (closed > 0) {
            bell.ifPresent(each -> each.committed(tenant));
        }
        return closed;
    }

    @Override
    public int trimJournal(TenantId tenant, JournalTrim what, int limit) {
        return trim.trim(tenant, what, limit);
    }

    @Override
    public Optional<CommitBell> bell() {
        return bell.map(each -> each);
    }

    @Override
    public RecordReads records() {
        return records;
    }

    @Override
    public DeskReads desks() {
        return desks;
    }

    @Override
    public JournalReads journal() {
        return journal;
    }

    @Override
    public void close() {
        bell.ifPresent(Bell::close);
        if (database.close()) {
            release.run();
        }
    }
}
