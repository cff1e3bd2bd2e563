package dev.caredesk.jdbc.dialect;

import dev.caredesk.RecordType;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.commit.CommitStatements;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.database.LaneWrites;
import dev.caredesk.jdbc.database.OverdueSweep;
import dev.caredesk.jdbc.sql.GuardedStatement;
import dev.caredesk.jdbc.sql.JdbcCallTransaction;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * H2, set as {@link H2Settings} wants it. The tenant's row is the first that a commit locks and holds the commit order: the commits of a
 * tenant come one after another, so that none overtakes another in the journal, none can deadlock, and no condition that was
 * checked changes before the end. In one process that costs little.
 */
public final class H2Dialect implements Dialect {
    /** SNAPSHOT, which java.sql.Connection has no name for: one state of all tables, not only of those read first. */
    static final int SNAPSHOT = 6;

    private static final Set<Integer> CONTENTION = Set.of(40_001, 50_200, 90_131);

    // Waiting for the row lock in the database is unfair and ends in timeouts; waiting here does not.
    private final Map<TenantId, ReentrantLock> queues = new ConcurrentHashMap<>();

    @Override
    public String migrationFolder() {
        return "META-INF/caredesk/migration/h2";
    }

    @Override
    public void awaitDurable(SqlSession sql) {
        // What is seen is in the file.
    }

    /**
     * Hands out numbers of the commit order to the transaction, in which a reader of the journal finds every commit at the end.
     *
     * @return the first of {@code count} numbers
     */
    long takeOrders(SqlSession sql, TenantId tenant, int count) throws SQLException {
        String take = "SELECT last_order FROM FINAL TABLE"
                + " (UPDATE #tenant SET last_order = last_order + ? WHERE tenant = ?)";
        List<Long> last = sql.list(take, ResultRow::number, count, tenant);
        if (last.isEmpty()) {
            sql.update(insertIfAbsent("tenant", List.of("tenant"), List.of("last_order")), tenant, 0L);
            last = sql.list(take, ResultRow::number, count, tenant);
        }
        return last.get(0) - count + 1;
    }

    @Override
    public void freeze(SqlSession sql, TenantId tenant) throws SQLException {
        takeOrders(sql, tenant, 0);
    }

    @Override
    public <T> T runQueued(TenantId tenant, Callable<T> transaction) throws Exception {
        ReentrantLock queue = queues.computeIfAbsent(tenant, any -> new ReentrantLock());
        queue.lock();
        try {
            return transaction.call();
        } finally {
            queue.unlock();
        }
    }

    @Override
    public Optional<SessionLock> migrationLock() {
        return Optional.empty();
    }

    @Override
    public Optional<SessionLock> migrationPause() {
        return Optional.empty();
    }

    @Override
    public Transaction begin(Connection connection, TransactionKind kind) throws SQLException {
        return new JdbcCallTransaction(
                connection,
                switch (kind) {
                    case SNAPSHOT_READ -> SNAPSHOT;
                    case SINGLE_READ, WRITE, COMMIT -> Connection.TRANSACTION_READ_COMMITTED;
                });
    }

    @Override
    public boolean tryCommit(SqlSession sql, ChangeSet changes) throws SQLException {
        long first = takeOrders(sql, changes.tenant(), CommitStatements.orders(changes));
        for (GuardedStatement step : CommitStatements.of(changes, this, first)) {
            if (!step.withOrderExpression("?").runAndCheck(sql)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Query<Long> newestCommitOrder(TenantId tenant) {
        return Query.of("SELECT last_order FROM #tenant WHERE tenant = ?", ResultRow::number, tenant);
    }

    @Override
    public OverdueSweep sweep(Database database) {
        return new H2OverdueSweep(database, this);
    }

    @Override
    public LaneWrites lanes(Database database) {
        return new H2LaneWrites(database, this);
    }

    @Override
    public Optional<String> laneLocks() {
        return Optional.empty();
    }

    @Override
    public List<String> takeFree(SqlSession sql, TenantId tenant, RecordType type, Query<String> ids, int most)
            throws SQLException {
        freeze(sql, tenant);
        return sql.list(
                ids.text() + " LIMIT ?",
                Stream.concat(ids.parameters().stream(), Stream.of(most)).toList(),
                ids.mapper());
    }

    @Override
    public boolean tryBeginTrim(SqlSession sql, TenantId tenant) throws SQLException {
        freeze(sql, tenant);
        return true;
    }

    @Override
    public boolean needsNewEra(Database database) {
        return false;
    }

    /**
     * Compares numbers alone, since all entries are of one era and of no transaction: H2 finds no range of an index by a comparison of rows,
     * and would read the whole journal. A key of another era or transaction becomes a number below or above all.
     */
    @Override
    public String journalKeyCondition(String operator) {
        return "j.era = 1 AND j.txid = 0 AND j.commit_order " + operator
                + " (LEAST(CAST(? AS BIGINT), 1000) - 1 + LEAST(CAST(? AS BIGINT), 1000)) * 1000000000000000 + ?";
    }

    @Override
    public String settledCondition() {
        return "TRUE"; // The commits of a tenant queue.
    }

    @Override
    public Optional<String> unsettledCondition() {
        return Optional.empty();
    }

    @Override
    public String upsert(String table, List<String> keys, List<String> same, List<String> values) {
        String where =
                same.stream().map(name -> " AND t." + name + " = n." + name).collect(Collectors.joining());
        return merge(
                table,
                keys,
                Stream.concat(same.stream(), values.stream()).toList(),
                " WHEN MATCHED" + where + " THEN UPDATE SET "
                        + values.stream().map(name -> name + " = n." + name).collect(Collectors.joining(", ")));
    }

    @Override
    public String insertIfAbsent(String table, List<String> keys, List<String> values) {
        return merge(table, keys, values, "");
    }

    private static String merge(String table, List<String> keys, List<String> values, String matched) {
        List<String> all = Stream.concat(keys.stream(), values.stream()).toList();
        return "MERGE INTO #" + table + " t USING (VALUES (" + parameters(all) + ")) n (" + String.join(", ", all)
                + ") ON " + keys.stream().map(key -> "t." + key + " = n." + key).collect(Collectors.joining(" AND "))
                + matched + " WHEN NOT MATCHED THEN INSERT (" + String.join(", ", all) + ") VALUES ("
                + all.stream().map(name -> "n." + name).collect(Collectors.joining(", ")) + ")";
    }

    private static String parameters(List<String> names) {
        return names.stream().map(CommitStatements::parameter).collect(Collectors.joining(", "));
    }

    @Override
    public boolean supportsLateralJoins() {
        return false;
    }

    @Override
    public String fromClauseForKeys(String table, String column) {
        // Not ANY, for which H2 reads all rows of a tenant.
        return "UNNEST(CAST(? AS VARCHAR ARRAY)) AS ids (id) JOIN " + table + " ON " + column + " = ids.id";
    }

    @Override
    public Optional<Query<String>> genericPlanQuery() {
        return Optional.empty();
    }

    @Override
    public Optional<String> inArrayCondition(String column) {
        return Optional.empty();
    }

    @Override
    public String prefixEnd(String prefix) {
        // H2 compares by UTF-16 units.
        for (int end = prefix.length(); end > 0; end--) {
            char last = prefix.charAt(end - 1);
            if (last < Character.MAX_VALUE) {
                return prefix.substring(0, end - 1) + (char) (last + 1);
            }
        }
        return String.valueOf(Character.MAX_VALUE).repeat(prefix.length() + 1);
    }

    @Override
    public boolean isDuplicate(SQLException failure) {
        return "23505".equals(failure.getSQLState());
    }

    @Override
    public boolean isContention(SQLException failure) {
        return CONTENTION.contains(failure.getErrorCode());
    }

    @Override
    public boolean hasUncommittedWrites(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT contains_uncommitted FROM information_schema.sessions"
                        + " WHERE session_id = SESSION_ID()")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
