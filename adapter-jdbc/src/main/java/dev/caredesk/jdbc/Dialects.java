package dev.caredesk.jdbc;

import dev.caredesk.StorageException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** The databases that the storage knows. */
final class Dialects {
    private static final int OLDEST_POSTGRESQL = 15;

    private Dialects() {}

    /** The dialect of a database, which is refused where it is none of these, or set so that the storage could not keep its promises. */
    static Dialect of(Connections connections) {
        try {
            if (!connections.own()) {
                PlainSource.check(connections);
            }
            try (Connection connection = connections.take()) {
                return of(connection);
            }
        } catch (SQLException failure) {
            throw Failures.failed(failure);
        }
    }

    private static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String name = database.getDatabaseProductName();
        if ("H2".equals(name)) {
            H2Settings.check(connection);
            return new H2Dialect();
        }
        if (!"PostgreSQL".equals(name)) {
            throw StorageException.broken("the database must be H2 or PostgreSQL, was " + name);
        }
        if (database.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
            throw StorageException.broken(
                    "PostgreSQL must be " + OLDEST_POSTGRESQL + " or newer, was " + database.getDatabaseMajorVersion());
        }
        PostgresSettings.check(connection);
        return new PostgresDialect();
    }
}
