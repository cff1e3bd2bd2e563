package dev.caredesk.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** A transaction by the calls of JDBC. */
public final class JdbcCallTransaction implements Transaction {
    private final Connection connection;
    private boolean autoCommit;
    private int level;
    private final int wanted;
    private boolean ended;

    public JdbcCallTransaction(Connection connection, int wanted) throws SQLException {
        this.connection = connection;
        this.wanted = wanted;
        try {
            begin();
        } catch (SQLException failure) {
            BestEffort.run(connection::close);
            throw failure;
        }
    }

    private void begin() throws SQLException {
        autoCommit = connection.getAutoCommit();
        level = connection.getTransactionIsolation();
        if (level != wanted) {
            connection.setTransactionIsolation(wanted);
        }
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
        ended = true;
    }

    @Override
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void beginSnapshot() {} // The tenant is frozen.

    @Override
    public void run(PreparedStatement whole) throws SQLException {
        throw new SQLFeatureNotSupportedException("transaction of a call must not run a text of statements");
    }

    @Override
    public boolean canRunTogether() {
        return false;
    }

    /** Ends by a commit: after a rollback H2 has forgotten the statements that it parsed. */
    @Override
    public void endReading() {
        ended = BestEffort.run(connection::commit);
    }

    @Override
    public void close() {
        // Setting the auto-commit back would commit what could not be rolled back.
        if (ended || BestEffort.run(connection::rollback)) {
            restore();
        }
        BestEffort.run(connection::close);
    }

    private void restore() {
        if (autoCommit) {
            BestEffort.run(() -> connection.setAutoCommit(true));
        }
        if (level != wanted) {
            BestEffort.run(() -> connection.setTransactionIsolation(level));
        }
    }
}
