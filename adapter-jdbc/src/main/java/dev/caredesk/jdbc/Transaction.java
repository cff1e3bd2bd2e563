package dev.caredesk.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction on a connection, which is given back as it came. */
final class Transaction implements AutoCloseable {
    private final Connection connection;
    private boolean autoCommit;
    private int level;
    private final int wanted;
    private boolean ended;

    Transaction(Connection connection, int wanted) throws SQLException {
        this.connection = connection;
        this.wanted = wanted;
        try {
            begin();
        } catch (SQLException failure) {
            quietly(connection::close);
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

    Connection connection() {
        return connection;
    }

    void commit() throws SQLException {
        connection.commit();
        ended = true;
    }

    /**
     * Ends what only read, whose result stands whatever happens now. By a commit: after a rollback H2 has forgotten the statements
     * that it parsed.
     */
    void endReading() {
        ended = quietly(connection::commit);
    }

    /** Once it is committed, no failure counts any more: what is broken shows when the connection is used next. */
    @Override
    public void close() {
        // Setting the auto-commit back would commit what could not be rolled back.
        if (ended || quietly(connection::rollback)) {
            restore();
        }
        quietly(connection::close);
    }

    private void restore() {
        if (autoCommit) {
            quietly(() -> connection.setAutoCommit(true));
        }
        if (level != wanted) {
            quietly(() -> connection.setTransactionIsolation(level));
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    /** The outcome of the transaction is known by then, or reported by who ended it. */
    private static boolean quietly(Step step) {
        try {
            step.run();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }
}
