package dev.caredesk.jdbc.database;

import dev.caredesk.jdbc.sql.BestEffort;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The connections of a data source, as the storage takes them.
 *
 * @param own whether the storage made the pool, so that nobody else has a transaction on its connections
 */
public record ConnectionSource(DataSource source, boolean own) {

    /** Any connection, to look at. Fails with why there is none. */
    public Connection connect() throws SQLException {
        try {
            return taken(source.getConnection());
        } catch (SQLException failure) {
            throw NoConnectionException.of(source, failure);
        }
    }

    /** Lets a proxy that waits until its connection is needed take it now, since what fails later is taken for a broken connection. */
    private static Connection taken(Connection connection) throws SQLException {
        try {
            connection.getMetaData();
            return connection;
        } catch (SQLException failure) {
            BestEffort.run(connection::close);
            throw failure;
        }
    }

    /**
     * A connection for a transaction of ours. One on which a transaction of the host has written is refused: beginning ours would commit
     * the host's.
     */
    public Connection connect(Dialect dialect) throws SQLException {
        Connection connection = connect();
        if (!own && isInHostTransaction(dialect, connection)) {
            BestEffort.run(connection::close);
            throw ExceptionTranslator.translate(DatabaseFault.HOST_TRANSACTION);
        }
        return connection;
    }

    private static boolean isInHostTransaction(Dialect dialect, Connection connection) throws SQLException {
        try {
            return !connection.getAutoCommit() && dialect.hasUncommittedWrites(connection);
        } catch (SQLException failure) {
            BestEffort.run(connection::close);
            throw failure;
        }
    }
}
