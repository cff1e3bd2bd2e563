package dev.caredesk.jdbc.dialect;

import dev.caredesk.StorageException;
import dev.caredesk.jdbc.database.DatabaseFault;
import dev.caredesk.jdbc.database.ExceptionTranslator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The settings of a PostgreSQL server without which the storage could not keep its promises. Read at the start, in one trip. */
record PostgresSettings(String server, String client, boolean replica, boolean readOnly) {
    private static final String UTF8 = "UTF8";
    private static final String QUERY =
            "SELECT current_setting('server_encoding'), current_setting('client_encoding'), pg_is_in_recovery(),"
                    + " current_setting('default_transaction_read_only') = 'on'";

    /** Refuses a database that can't hold every text, or takes no writes. */
    static void check(Connection connection) throws SQLException {
        PostgresSettings found = of(connection);
        checkEncoding("the database", found.server());
        checkEncoding("the connection to the database", found.client());
        if (found.replica()) {
            throw ExceptionTranslator.translate(DatabaseFault.REPLICA);
        }
        if (found.readOnly()) {
            throw ExceptionTranslator.translate(DatabaseFault.SET_READ_ONLY);
        }
    }

    private static PostgresSettings of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new PostgresSettings(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4) || connection.isReadOnly());
        }
    }

    private static void checkEncoding(String of, String encoding) {
        if (!UTF8.equals(encoding)) {
            throw StorageException.broken("the encoding of " + of + " must be " + UTF8 + ", was " + encoding);
        }
    }
}
