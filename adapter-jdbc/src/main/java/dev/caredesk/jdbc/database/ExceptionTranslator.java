package dev.caredesk.jdbc.database;

import dev.caredesk.StorageException;
import java.sql.SQLException;

/** Makes exceptions of the port of those of JDBC, without the driver's message text, which may hold values. */
public final class ExceptionTranslator {
    private ExceptionTranslator() {}

    static StorageException unknownOutcome(SQLException cause) {
        return StorageException.unknownOutcome("the database did not say whether it committed", withoutMessage(cause));
    }

    public static StorageException translate(Dialect dialect, SQLException cause) {
        return dialect.isContention(cause)
                ? StorageException.unavailable("the database is overloaded" + state(cause), withoutMessage(cause))
                : translate(FaultClassifier.of(cause), cause);
    }

    /** Returns an exception that says what is wrong, with its SQLState; of the database's message it has nothing but codes. */
    public static StorageException translate(SQLException cause) {
        return translate(FaultClassifier.of(cause), cause);
    }

    public static StorageException translate(DatabaseFault fault, SQLException cause) {
        String text = fault.text() + state(cause);
        return fault.isRetryable()
                ? StorageException.unavailable(text, withoutMessage(cause))
                : StorageException.broken(text, withoutMessage(cause));
    }

    /** A fault that no statement showed. */
    public static StorageException translate(DatabaseFault fault) {
        return fault.isRetryable() ? StorageException.unavailable(fault.text()) : StorageException.broken(fault.text());
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : " (SQLState " + failure.getSQLState() + ")";
    }

    /** The same failure with nothing but its codes and its place. */
    public static SQLException withoutMessage(SQLException failure) {
        String text = "SQLState " + failure.getSQLState() + ", vendor code " + failure.getErrorCode();
        SQLException bare = new SQLException(text, failure.getSQLState(), failure.getErrorCode());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
