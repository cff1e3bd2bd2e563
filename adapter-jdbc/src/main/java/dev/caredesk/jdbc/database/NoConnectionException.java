package dev.caredesk.jdbc.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;

/**
 * A data source gave no connection. Pools say so without a state when all of theirs are in use, and otherwise wrap what the database said,
 * which is what counts.
 */
public final class NoConnectionException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final boolean closed;
    private final boolean postgres;

    private NoConnectionException(SQLException origin, boolean closed) {
        super(origin.getMessage(), origin.getSQLState(), origin.getErrorCode(), origin.getCause());
        this.closed = closed;
        postgres = origin instanceof PSQLException;
        setStackTrace(origin.getStackTrace());
    }

    /** Why the data source gave none. */
    public static NoConnectionException of(DataSource source, SQLException failure) {
        return new NoConnectionException(origin(failure), source instanceof HikariDataSource pool && pool.isClosed());
    }

    /** Why a pool could not be made. */
    public static NoConnectionException of(SQLException failure) {
        return new NoConnectionException(origin(failure), false);
    }

    private static SQLException origin(SQLException failure) {
        SQLException origin = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said && said.getSQLState() != null) {
                origin = said;
            }
        }
        return origin;
    }

    /** Whether the pool was closed, so that it never gives one again. */
    boolean isClosed() {
        return closed;
    }

    /** Whether the driver of PostgreSQL said so. */
    boolean isOfPostgres() {
        return postgres;
    }
}
