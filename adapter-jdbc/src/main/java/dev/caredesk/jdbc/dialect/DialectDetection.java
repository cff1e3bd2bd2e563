package dev.caredesk.jdbc.dialect;

import dev.caredesk.StorageException;
import dev.caredesk.jdbc.database.ConnectionSource;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.database.ExceptionTranslator;
import dev.caredesk.jdbc.database.PlainDataSourceCheck;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** The databases that the storage knows. */
public final class DialectDetection {
    private static final int OLDEST_POSTGRESQL = 15;

    private DialectDetection() {}

    /** The dialect of a database, which is refused where it is none of these, or set so that the storage could not keep its promises. */
    public static Dialect of(ConnectionSource connections) {
        try {
            if (!connections.own()) {
                PlainDataSourceCheck.check(connections);
            }
            try (Connection connection = connections.connect()) {
                return of(connection);
            }
        } catch (SQLException failure) {
            throw ExceptionTranslator.translate(failure);
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
