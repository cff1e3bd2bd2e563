package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;

/** All that differs between databases. */
interface Dialect {

    /** The folder of its scripts. */
    String scripts();

    /**
     * Hands out numbers of the commit order to the transaction, in which a reader of the journal finds every commit at the end.
     *
     * @return the first of {@code count} numbers
     */
    long takeOrders(Sql sql, TenantId tenant, int count) throws SQLException;

    /** Keeps the tenant as it is until the transaction ends, so that several reads see one state. */
    void freeze(Sql sql, TenantId tenant) throws SQLException;

    /** Runs a writing transaction of a tenant, where the database is better off if they queue outside of it. */
    <T> T queued(TenantId tenant, Callable<T> transaction) throws Exception;

    /** The isolation level at which the reads of a transaction see one state of all tables. */
    int snapshotLevel();

    /** A statement that inserts a row or, when its key is there, replaces the values. */
    String upsert(String table, List<String> keys, List<String> values);

    /** A statement that inserts a row, and does nothing when its key is there. */
    String insertNew(String table, List<String> keys, List<String> values);

    /** A table of one column {@code id} made of an array parameter. */
    String ids();

    /** The smallest text, as the database compares, that is greater than all that begin with the prefix. */
    String after(String prefix);

    /** Whether a unique key was there already. */
    boolean isDuplicate(SQLException failure);

    /** Whether the transaction lost against another one, and nothing was written. */
    boolean isContention(SQLException failure);

    /** Whether the connection or the database is gone. */
    boolean isUnavailable(SQLException failure);
}
