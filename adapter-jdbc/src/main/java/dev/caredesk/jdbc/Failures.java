package dev.caredesk.jdbc;

import dev.caredesk.StorageException;
import java.sql.SQLException;
import java.sql.SQLTransientException;

/** Makes exceptions of the port of those of JDBC, without the driver's message text, which may hold values. */
final class Failures {
    private Failures() {}

    static StorageException unavailable(String message, SQLException cause) {
        return StorageException.unavailable(message, bare(cause));
    }

    static StorageException unknownOutcome(SQLException cause) {
        return StorageException.unknownOutcome("the database did not say whether it committed", bare(cause));
    }

    static StorageException failed(Dialect dialect, SQLException cause) {
        if (dialect.isContention(cause)) {
            return unavailable("the database is overloaded", cause);
        }
        return isUnavailable(dialect, cause)
                ? unavailable("the database is out of reach", cause)
                : StorageException.broken("the database refused a statement", bare(cause));
    }

    static boolean isUnavailable(Dialect dialect, SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || (state != null && state.startsWith("08"))
                || dialect.isUnavailable(failure);
    }

    /** The same failure with nothing but its codes and its place. */
    static SQLException bare(SQLException failure) {
        String text = "SQLState " + failure.getSQLState() + ", vendor code " + failure.getErrorCode();
        SQLException bare = new SQLException(text, failure.getSQLState(), failure.getErrorCode());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
