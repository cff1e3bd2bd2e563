package dev.caredesk.jdbc.dialect;

import dev.caredesk.RecordType;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.commit.CommitLocks;
import dev.caredesk.jdbc.commit.CommitStatements;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.database.LaneWrites;
import dev.caredesk.jdbc.database.LostCommitException;
import dev.caredesk.jdbc.database.OverdueSweep;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.sql.StatementChain;
import dev.caredesk.jdbc.sql.StatementTransaction;
import dev.caredesk.jdbc.sql.Transaction;
import dev.caredesk.jdbc.sql.TransactionKind;
import dev.caredesk.spi.storage.ChangeSet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PostgreSQL. Commits do not queue: each takes what it relies on, in one order, and then looks. It is one text of statements, one round
 * trip. The journal is in the order of transaction ids, and read below the oldest that still runs (docs/adr/0017).
 */
public final class PostgresDialect implements Dialect {
    /** The numbers of the commit order that each commit has: more than a ChangeSet has parts. */
    static final long EACH = 1_000_000;

    private static final String NUMBER = "nextval('#commit_number')";
    private static final String ORDER = "(currval('#commit_number') * " + EACH + " + ?)";
    // Before anything gets the transaction its id, which orders the journal: who waits here has none yet.
    // All are counted, and so taken, before there is a number.
    private static final String TAKE = "SELECT taken, " + NUMBER
            + " FROM (SELECT COUNT(pg_advisory_xact_lock(hashtextextended(name, 0))) AS taken"
            + " FROM UNNEST(CAST(? AS TEXT ARRAY)) AS names (name)) AS taken";

    /** Locks lanes in one order, so that who waits for several can't wait for somebody who waits for it. */
    static final String LOCK_LANES =
            "SELECT 1 FROM #lane l WHERE l.tenant = ? AND l.interaction = ANY (CAST(? AS TEXT ARRAY))"
                    + " ORDER BY l.interaction FOR UPDATE";

    private static final String MIGRATION = "(hashtextextended('caredesk schema', 0))";

    /** The oldest transaction that still runs. */
    private static final String HORIZON = "CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)";

    private static final String DIVISION_BY_ZERO = "22012";
    private static final Set<String> CONTENTION = Set.of("40001", "40P01", "55P03");
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03");

    /** The insert statement of each table, cached: every commit has some, and making them takes time. */
    private final Map<String, String> inserts = new ConcurrentHashMap<>();

    @Override
    public String migrationFolder() {
        return "META-INF/caredesk/migration/postgresql";
    }

    @Override
    public Optional<SessionLock> migrationLock() {
        // Without a time limit: another process may migrate for longer than any statement of the desk may take.
        return Optional.of(new SessionLock(
                "SELECT set_config('caredesk.limit', current_setting('statement_timeout'), FALSE),"
                        + " set_config('statement_timeout', '0', FALSE); SELECT pg_advisory_lock" + MIGRATION,
                "SELECT pg_advisory_unlock" + MIGRATION
                        + ", set_config('statement_timeout', current_setting('caredesk.limit'), FALSE)"));
    }

    @Override
    public Optional<SessionLock> migrationPause() {
        return Optional.of(new SessionLock("SELECT pg_advisory_xact_lock_shared" + MIGRATION, "SELECT 1"));
    }

    @Override
    public Transaction begin(Connection connection, TransactionKind kind) throws SQLException {
        return new StatementTransaction(
                connection,
                switch (kind) {
                    case SINGLE_READ, SNAPSHOT_READ, COMMIT -> "";
                    case WRITE -> StatementTransaction.WRITE;
                });
    }

    @Override
    public boolean tryCommit(SqlSession sql, ChangeSet changes) throws SQLException {
        StatementChain chain = new StatementChain(StatementTransaction.WRITE, ORDER)
                .add(TAKE, List.of(new CommitLocks(changes).names()));
        CommitStatements.of(changes, this, 0).forEach(chain::add);
        chain.add("COMMIT", List.of());
        try {
            sql.run(chain);
            return true;
        } catch (SQLException failure) {
            if (DIVISION_BY_ZERO.equals(failure.getSQLState())) {
                return false;
            }
            throw lostIfBroken(failure);
        }
    }

    /** A failure of what began and committed a transaction in one trip. */
    static SQLException lostIfBroken(SQLException failure) {
        return isBroken(failure) ? new LostCommitException(failure) : failure;
    }

    /**
     * Returns true if the connection ended, so that nobody said what became of the commit. Any other failure is the server's word, which
     * always has a state; a pool that has given up a connection says so without one.
     */
    private static boolean isBroken(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || ENDED.contains(state);
    }

    @Override
    public void freeze(SqlSession sql, TenantId tenant) throws SQLException {
        sql.beginSnapshot();
    }

    /** Commits an empty message of its own: the log is copied in its order, so when that commit is copied, all that was read is. */
    @Override
    public void awaitDurable(SqlSession sql) throws SQLException {
        sql.list("SELECT CAST(pg_logical_emit_message(TRUE, 'caredesk', '') AS TEXT)", ResultRow::text);
    }

    @Override
    public Query<Long> newestCommitOrder(TenantId tenant) {
        return Query.of("SELECT last_value FROM #commit_number", row -> row.number() * EACH + EACH - 1);
    }

    @Override
    public OverdueSweep sweep(Database database) {
        return new PostgresOverdueSweep(database, NUMBER + " * " + EACH);
    }

    @Override
    public LaneWrites lanes(Database database) {
        return new PostgresLaneWrites(database);
    }

    @Override
    public Optional<String> laneLocks() {
        return Optional.of(LOCK_LANES);
    }

    /** "OFFSET 0" keeps the locks out of the query that orders, or more might be taken. */
    @Override
    public List<String> takeFree(SqlSession sql, TenantId tenant, RecordType type, Query<String> ids, int most)
            throws SQLException {
        return sql.list(
                "SELECT o.id FROM (" + ids.text() + " OFFSET 0) o"
                        + " WHERE pg_try_advisory_xact_lock(hashtextextended(? || o.id, 0)) LIMIT ?",
                Stream.concat(ids.parameters().stream(), Stream.of(CommitLocks.name(tenant, type.name(), ""), most))
                        .toList(),
                ids.mapper());
    }

    @Override
    public boolean tryBeginTrim(SqlSession sql, TenantId tenant) throws SQLException {
        return sql.list(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                        ResultRow::flag,
                        CommitLocks.name(tenant, "JOURNAL", ""))
                .get(0);
    }

    @Override
    public String journalKeyCondition(String operator) {
        return "(j.era, j.txid, j.commit_order) " + operator + " (?, ?, ?)";
    }

    @Override
    public String settledCondition() {
        return "(j.era < (SELECT MAX(e.era) FROM #era e) OR j.txid < " + HORIZON + ")";
    }

    @Override
    public Optional<String> unsettledCondition() {
        return Optional.of("j.era = (SELECT MAX(e.era) FROM #era e) AND j.txid >= " + HORIZON);
    }

    @Override
    public boolean needsNewEra(Database database) {
        String ahead = " j WHERE j.era = (SELECT MAX(e.era) FROM #era e)"
                + " AND j.txid >= CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)";
        return database.read(sql -> sql.first(
                        "SELECT 1 WHERE EXISTS (SELECT 1 FROM #journal" + ahead + ") OR EXISTS (SELECT 1 FROM #trimmed"
                                + ahead + ")",
                        row -> true))
                .isPresent();
    }

    @Override
    public <T> T runQueued(TenantId tenant, Callable<T> transaction) throws Exception {
        return transaction.call();
    }

    @Override
    public String upsert(String table, List<String> keys, List<String> same, List<String> values) {
        return inserts.computeIfAbsent(table, once -> upserting(table, keys, same, values));
    }

    private static String upserting(String table, List<String> keys, List<String> same, List<String> values) {
        String replaced =
                values.stream().map(name -> name + " = EXCLUDED." + name).collect(Collectors.joining(", "));
        String where =
                same.stream().map(name -> "t." + name + " = EXCLUDED." + name).collect(Collectors.joining(" AND "));
        return insert(
                        table + " AS t",
                        keys,
                        Stream.concat(same.stream(), values.stream()).toList()) + " DO UPDATE SET " + replaced
                + (where.isEmpty() ? "" : " WHERE " + where);
    }

    @Override
    public String insertIfAbsent(String table, List<String> keys, List<String> values) {
        return inserts.computeIfAbsent(table, once -> insert(table, keys, values) + " DO NOTHING");
    }

    private static String insert(String table, List<String> keys, List<String> values) {
        List<String> all = Stream.concat(keys.stream(), values.stream()).toList();
        return "INSERT INTO #" + table + " (" + String.join(", ", all) + ") VALUES ("
                + all.stream().map(CommitStatements::parameter).collect(Collectors.joining(", ")) + ") ON CONFLICT ("
                + String.join(", ", keys) + ")";
    }

    @Override
    public boolean supportsLateralJoins() {
        return true;
    }

    @Override
    public String fromClauseForKeys(String table, String column) {
        // Not a join, which is planned to read all rows of a tenant for as long as the table has no statistics.
        return table + " WHERE " + any(column);
    }

    private static String any(String column) {
        return column + " = ANY(CAST(? AS TEXT ARRAY))";
    }

    @Override
    public Optional<Query<String>> genericPlanQuery() {
        return Optional.of(
                Query.of("SELECT set_config('plan_cache_mode', 'force_generic_plan', TRUE)", ResultRow::text));
    }

    @Override
    public Optional<String> inArrayCondition(String column) {
        return Optional.of(any(column));
    }

    @Override
    public String prefixEnd(String prefix) {
        // Texts compare by code points.
        int[] points = prefix.codePoints().toArray();
        for (int end = points.length; end > 0; end--) {
            int last = points[end - 1];
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return new String(points, 0, end - 1) + Character.toString(next);
            }
        }
        return Character.toString(Character.MAX_CODE_POINT).repeat(prefix.length() + 1);
    }

    @Override
    public boolean isDuplicate(SQLException failure) {
        return "23505".equals(failure.getSQLState());
    }

    @Override
    public boolean isContention(SQLException failure) {
        return CONTENTION.contains(String.valueOf(failure.getSQLState()));
    }

    /** The driver knows without a trip whether a transaction is open: then it does not let that setting be set, even to what it is. */
    @Override
    public boolean hasUncommittedWrites(Connection connection) throws SQLException {
        try {
            connection.setReadOnly(connection.isReadOnly());
            return false;
        } catch (SQLException open) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
