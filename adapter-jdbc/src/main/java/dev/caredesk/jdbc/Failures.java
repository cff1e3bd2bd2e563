package dev.caredesk.jdbc;

import dev.caredesk.StorageException;
import java.sql.SQLException;

/** Makes exceptions of the port of those of JDBC, without the driver's message text, which may hold values. */
final class Failures {
    private Failures() {}

    static StorageException unknownOutcome(SQLException cause) {
        return StorageException.unknownOutcome("the database did not say whether it committed", bare(cause));
    }

    static StorageException failed(Dialect dialect, SQLException cause) {
        return dialect.isContention(cause)
                ? StorageException.unavailable("the database is overloaded" + state(cause), bare(cause))
                : failed(Faults.of(cause), cause);
    }

    /** What is wrong, with its SQLState; of what the database said nothing but codes. */
    static StorageException failed(SQLException cause) {
        return failed(Faults.of(cause), cause);
    }

    static StorageException failed(Fault fault, SQLException cause) {
        String text = fault.text() + state(cause);
        return fault.isRetryable()
                ? StorageException.unavailable(text, bare(cause))
                : StorageException.broken(text, bare(cause));
    }

    /** A fault that no statement showed. */
    static StorageException failed(Fault fault) {
        return fault.isRetryable() ? StorageException.unavailable(fault.text()) : StorageException.broken(fault.text());
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : " (SQLState " + failure.getSQLState() + ")";
    }

    /** The same failure with nothing but its codes and its place. */
    static SQLException bare(SQLException failure) {
        String text = "SQLState " + failure.getSQLState() + ", vendor code " + failure.getErrorCode();
        SQLException bare = new SQLException(text, failure.getSQLState(), failure.getErrorCode());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
