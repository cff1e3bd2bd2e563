package dev.caredesk.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction by statements, on a connection that commits by itself otherwise: so the database needs no trip to set its level. */
public final class StatementTransaction implements Transaction {
    static final String SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    public static final String WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED";

    private final Connection connection;
    private final boolean autoCommit;
    private boolean open;

    /**
     * Begins a transaction.
     *
     * @param begin the statement that begins it; empty where each statement is a transaction, or begins and ends its own
     */
    public StatementTransaction(Connection connection, String begin) throws SQLException {
        this.connection = connection;
        try {
            autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                connection.setAutoCommit(true);
            }
            if (!begin.isEmpty()) {
                run(begin);
                open = true;
            }
        } catch (SQLException failure) {
            BestEffort.run(connection::close);
            throw failure;
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void commit() throws SQLException {
        if (open) {
            run("COMMIT");
            open = false;
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (open) {
            run("ROLLBACK");
            open = false;
        }
    }

    @Override
    public void beginSnapshot() throws SQLException {
        run(SNAPSHOT);
        open = true;
    }

    @Override
    public void run(PreparedStatement whole) throws SQLException {
        open = true;
        whole.execute();
        open = false;
    }

    @Override
    public boolean canRunTogether() {
        return !open;
    }

    @Override
    public void endReading() {
        open = open && !BestEffort.run(() -> run("COMMIT"));
    }

    @Override
    public void close() {
        boolean ended = !open || BestEffort.run(() -> run("ROLLBACK"));
        if (ended && !autoCommit) {
            BestEffort.run(() -> connection.setAutoCommit(false));
        }
        BestEffort.run(connection::close);
    }

    private void run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
