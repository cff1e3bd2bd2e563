package dev.caredesk.jdbc;

import static dev.caredesk.WrongCallException.refuseNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.jdbc.commit.ChangeSetWriter;
import dev.caredesk.jdbc.commit.ForgetInteractions;
import dev.caredesk.jdbc.database.ConnectionSource;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.database.DatabaseFault;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.database.ExceptionTranslator;
import dev.caredesk.jdbc.database.NoConnectionException;
import dev.caredesk.jdbc.database.OverdueSweep;
import dev.caredesk.jdbc.dialect.CopyH2ToPostgres;
import dev.caredesk.jdbc.dialect.DialectDetection;
import dev.caredesk.jdbc.dialect.H2Dialect;
import dev.caredesk.jdbc.dialect.H2Url;
import dev.caredesk.jdbc.dialect.PostgresCommitBell;
import dev.caredesk.jdbc.dialect.PostgresDialect;
import dev.caredesk.jdbc.dialect.PostgresServer;
import dev.caredesk.jdbc.journal.JdbcJournalReads;
import dev.caredesk.jdbc.journal.JournalEra;
import dev.caredesk.jdbc.journal.JournalTrimmer;
import dev.caredesk.jdbc.read.JdbcDeskReads;
import dev.caredesk.jdbc.read.JdbcInboxReads;
import dev.caredesk.jdbc.read.JdbcLaneStore;
import dev.caredesk.jdbc.read.JdbcRecordReads;
import dev.caredesk.jdbc.schema.CommitProbe;
import dev.caredesk.jdbc.schema.SchemaMigration;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitBell;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.InboxReads;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.LaneStore;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Storage;
import java.nio.file.Path;
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
 *   <li>a PostgreSQL database, or a connection to one, whose encoding is not UTF8;
 *   <li>a role or a data source that is set to read only;
 *   <li>a data source on which it can't end its own transactions, or that joins those of the host, as a transaction-aware proxy does.
 * </ul>
 *
 * <p>Each failure, at the start and later, is a {@link StorageException} whose text says what must be done, with the SQLState: of
 * the user, the host, the database, rights, the pool, the server's resources. {@link StorageException#isRetryable()} tells whether time may
 * mend it. Wrong credentials, a missing database, a missing right and a wrong encoding stay until somebody acts. A host that is out of
 * reach or not known, a pool or server without a connection left, a full disk and a server that starts go by. A replica counts as going
 * by too, though it takes no writes: a failover makes it the primary, or leads the connection to it.
 */
public final class JdbcStorage implements Storage {
    private final Database database;
    private final Runnable release;
    private final Optional<PostgresCommitBell> bell;
    private final ChangeSetWriter commits;
    private final OverdueSweep sweep;
    private final JournalTrimmer trim;
    private final ForgetInteractions forget;
    private final RecordReads records;
    private final DeskReads desks;
    private final InboxReads inbox;
    private final LaneStore lanes;
    private final JournalReads journal;

    private JdbcStorage(ConnectionSource source, JdbcOptions options, Optional<DataSource> bells, Runnable release) {
        this.release = release;
        Dialect dialect = DialectDetection.of(source);
        if (options.migrates()) {
            SchemaMigration.migrate(source, dialect, options.schema());
        } else {
            SchemaMigration.check(source, dialect, options.schema());
        }
        new CommitProbe(source, dialect, options.schema()).run();
        database = new Database(source, dialect, options.schema());
        bell = bells.map(single -> new PostgresCommitBell(single, options.schema()));
        commits = new ChangeSetWriter(database);
        sweep = dialect.sweep(database);
        trim = new JournalTrimmer(database);
        forget = new ForgetInteractions(database);
        records = new JdbcRecordReads(database);
        desks = new JdbcDeskReads(database);
        inbox = new JdbcInboxReads(database);
        lanes = new JdbcLaneStore(database);
        journal = new JdbcJournalReads(database, JournalEra.begin(database));
    }

    /**
     * Opens a storage in an H2 file, which is made when it is not there. One process at a time can have it open; several can share it by
     * {@link #of(DataSource)} with {@code AUTO_SERVER=TRUE} in the URL.
     *
     * @param file the path without an ending; H2 adds {@code .mv.db}
     */
    public static JdbcStorage h2(Path file) {
        return h2(file, JdbcOptions.DEFAULT);
    }

    /** Opens a storage as {@link #h2(Path)} does, with options. */
    public static JdbcStorage h2(Path file, JdbcOptions options) {
        refuseNull("file", file, "options", options);
        return embedded(H2Url.ofFile(file), options);
    }

    /**
     * Opens a storage in the memory of this process, for as long as the process lasts.
     *
     * @param name who uses the same name, uses the same storage; letters, digits, {@code _} and {@code -}
     */
    public static JdbcStorage h2InMemory(String name) {
        return h2InMemory(name, JdbcOptions.DEFAULT);
    }

    /** Opens a storage as {@link #h2InMemory(String)} does, with options. */
    public static JdbcStorage h2InMemory(String name, JdbcOptions options) {
        refuseNull("name", name, "options", options);
        return embedded(H2Url.inMemory(name), options);
    }

    /**
     * Opens a storage in a PostgreSQL database, over a pool of its own. Unless the URL says otherwise, a statement ends after 30 s, an answer that
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

    /** Opens a storage as {@link #postgresql(String, String, String)} does, with options. */
    public static JdbcStorage postgresql(String url, String user, String password, JdbcOptions options) {
        refuseNull("url", url, "user", user, "password", password);
        refuseNull("options", options);
        PostgresServer server = new PostgresServer(url, user, password);
        boolean rings = options.bell() && options.poolSize() > 1;
        try {
            return pooled(
                    server.poolConfig(), options, rings ? Optional.of(server.singleConnections()) : Optional.empty());
        } catch (StorageException failure) {
            throw server.diagnose(failure);
        }
    }

    /**
     * Opens a storage in the database that a data source leads to. The data source stays the caller's: it is used as it is, and not
     * closed. It must be a plain pool: the storage ends its own transactions and joins none of the host. A data source that is known to join
     * them is refused; of any other, each connection on which a transaction of the host has written is, at the call. For a file of H2, also
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
        refuseNull("source", source, "options", options);
        ConnectionSource given = new ConnectionSource(source, false);
        SchemaMigration.migrate(given, DialectDetection.of(given), options.schema());
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
        refuseNull("h2", h2, "postgresql", postgresql, "options", options);
        ConnectionSource from = new ConnectionSource(h2, false);
        ConnectionSource to = new ConnectionSource(postgresql, false);
        if (!(DialectDetection.of(from) instanceof H2Dialect)
                || !(DialectDetection.of(to) instanceof PostgresDialect)) {
            throw new WrongCallException("copy must be from H2 into PostgreSQL");
        }
        migrate(h2, options);
        migrate(postgresql, options);
        CopyH2ToPostgres.run(from, to, options.schema());
    }

    /** Opens a storage as {@link #of(DataSource)} does, with options. */
    public static JdbcStorage of(DataSource source, JdbcOptions options) {
        refuseNull("source", source, "options", options);
        return new JdbcStorage(new ConnectionSource(source, false), options, Optional.empty(), () -> {});
    }

    /**
     * Opens a storage on PostgreSQL as {@link #of(DataSource)} does, with a bell ({@link JdbcOptions#bell}).
     *
     * @param bells leads to the same database, with no pooler of transactions in between; one connection of it is taken, and kept until the
     *     storage is closed
     */
    public static JdbcStorage of(DataSource source, DataSource bells, JdbcOptions options) {
        refuseNull("source", source, "bells", bells, "options", options);
        if (!(DialectDetection.of(new ConnectionSource(bells, false)) instanceof PostgresDialect)) {
            throw new WrongCallException("bell data source must lead to PostgreSQL");
        }
        return new JdbcStorage(new ConnectionSource(source, false), options, Optional.of(bells), () -> {});
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
            return new JdbcStorage(new ConnectionSource(pool, true), options, bells, pool::close);
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
                throw ExceptionTranslator.translate(NoConnectionException.of(cause));
            }
            throw ExceptionTranslator.translate(DatabaseFault.OUT_OF_REACH);
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
        int closed = sweep.closeOverdue(tenant, now, Rows.checkedLimit(limit));
        if (closed > 0) {
            bell.ifPresent(each -> each.committed(tenant));
        }
        return closed;
    }

    @Override
    public int trimJournal(TenantId tenant, JournalTrim what, int limit) {
        return trim.trim(tenant, what, Rows.checkedLimit(limit));
    }

    @Override
    public int forgetInteractions(TenantId tenant, Instant before, int limit) {
        return forget.forget(tenant, before, Rows.checkedLimit(limit));
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
    public InboxReads inbox() {
        return inbox;
    }

    @Override
    public LaneStore lanes() {
        return lanes;
    }

    @Override
    public JournalReads journal() {
        return journal;
    }

    @Override
    public void close() {
        bell.ifPresent(PostgresCommitBell::close);
        if (database.close()) {
            release.run();
        }
    }
}
