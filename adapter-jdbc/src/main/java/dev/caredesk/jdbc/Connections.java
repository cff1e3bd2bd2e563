package dev.caredesk.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The connections of a data source, as the storage takes them.
 *
 * @param own whether the storage made the pool, so that nobody else has a transaction on its connections
 */
record Connections(DataSource source, boolean own) {

    /** Any connection, to look at. Fails with why there is none. */
    Connection take() throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException failure) {
            throw NoConnection.of(source, failure);
        }
    }

    /**
     * A connection for a transaction of ours. One on which a transaction of the host has written is refused: beginning ours would commit
     * the host's.
     */
    Connection take(Dialect dialect) throws SQLException {
        Connection connection = take();
        if (!own && isOfHost(dialect, connection)) {
            Quietly.run(connection::close);
            throw Failures.failed(Fault.HOST_TRANSACTION);
        }
        return connection;
    }

    private static boolean isOfHost(Dialect dialect, Connection connection) throws SQLException {
        try {
            return !connection.getAutoCommit() && dialect.hasWritten(connection);
        } catch (SQLException failure) {
            Quietly.run(connection::close);
            throw failure;
        }
    }
}
