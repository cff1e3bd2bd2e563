package dev.caredesk.jdbc.database;

import dev.caredesk.RecordType;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.sql.Transaction;
import dev.caredesk.jdbc.sql.TransactionKind;
import dev.caredesk.spi.storage.ChangeSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** All that differs between databases. */
public interface Dialect {

    /** The folder of its scripts. */
    String migrationFolder();

    /** A lock of a connection, by statements. */
    record SessionLock(String take, String release) {}

    /** Keeps other processes from migrating at the same time; empty where all are in one process. */
    Optional<SessionLock> migrationLock();

    /**
     * Waits until nobody migrates, and keeps nobody waiting: what is held longer than a transaction would stay behind on a connection that a
     * pooler shares.
     */
    Optional<SessionLock> migrationPause();

    /** Begins a transaction on a connection, which it closes in the end. */
    Transaction begin(Connection connection, TransactionKind kind) throws SQLException;

    /**
     * Writes a ChangeSet, in a transaction of {@link TransactionKind#COMMIT}; false, with nothing left to be committed, when something in it
     * does not hold. No two that concern the same thing run at the same time.
     */
    boolean tryCommit(SqlSession sql, ChangeSet changes) throws SQLException;

    /** Begins to look why it does not hold: the reads that follow see one state of the tenant, until the rollback. */
    void freeze(SqlSession sql, TenantId tenant) throws SQLException;

    /**
     * Waits until what was read of a commit can be lost no more than what is acknowledged, though nobody waited for that when it was
     * committed; in no transaction.
     */
    void awaitDurable(SqlSession sql) throws SQLException;

    /** The newest number of the commit order that was handed out; no row for none. */
    Query<Long> newestCommitOrder(TenantId tenant);

    /** The closing of what is overdue. */
    OverdueSweep sweep(Database database);

    /** The leasing of lanes. */
    LaneWrites lanes(Database database);

    /**
     * A query that locks the lanes of a tenant whose keys an array has, in their order, until the transaction ends; empty where commits queue
     * and need no locks.
     */
    Optional<String> laneLocks();

    /**
     * Takes the first records of a query of ids, but for those that a commit has at the moment: until the transaction ends, no commit that
     * concerns them is under way. They may have changed between the query and the taking.
     */
    List<String> takeFree(SqlSession sql, TenantId tenant, RecordType type, Query<String> ids, int most)
            throws SQLException;

    /** Begins a trimming of the tenant's journal; false when another one is at it. */
    boolean tryBeginTrim(SqlSession sql, TenantId tenant) throws SQLException;

    /** Returns true if the journal has transaction ids that this database has not reached. */
    boolean needsNewEra(Database database);

    /**
     * A condition on an entry {@code j} of the journal: its key (era, transaction, number), compared with three parameters, by which the
     * index is used.
     */
    String journalKeyCondition(String operator);

    /** A condition on an entry {@code j} of the journal: none can come in front of it any more. */
    String settledCondition();

    /** A condition that finds the others fast; empty where all are settled. */
    Optional<String> unsettledCondition();

    /** Runs a writing transaction of a tenant, where the database is better off if they queue outside of it. */
    <T> T runQueued(TenantId tenant, Callable<T> transaction) throws Exception;

    /**
     * A statement that inserts a row or, when its key is there, replaces the values.
     *
     * @param same columns that must have what the row has that is there; otherwise it changes nothing
     */
    String upsert(String table, List<String> keys, List<String> same, List<String> values);

    /** A statement that inserts a row, and does nothing when its key is there. */
    String insertIfAbsent(String table, List<String> keys, List<String> values);

    /** Returns true if a query can be joined to another one row by row (LATERAL), so that the newest of each take no further query. */
    boolean supportsLateralJoins();

    /** The rows of a table whose column has a value of an array, the first parameter; more conditions may follow, with {@code AND}. */
    String fromClauseForKeys(String table, String column);

    /**
     * A query that has those planned once that follow it in the transaction, and not each time for the values at hand; empty where that
     * is so anyway.
     */
    Optional<Query<String>> genericPlanQuery();

    /** A condition: a column has a value of an array, a parameter. Empty where the database would read the whole table for it. */
    Optional<String> inArrayCondition(String column);

    /** The smallest text, as the database compares, that is greater than all that begin with the prefix. */
    String prefixEnd(String prefix);

    /** Returns true if the failure is a unique key that was there already. */
    boolean isDuplicate(SQLException failure);

    /** Returns true if the transaction lost against another one, and nothing was written. */
    boolean isContention(SQLException failure);

    /** Returns true if the open transaction of a connection, which is not in auto-commit, has written something. */
    boolean hasUncommittedWrites(Connection connection) throws SQLException;
}
