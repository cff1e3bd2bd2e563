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

    /** Returns the exception of a data source that gave no connection. */
    public static NoConnectionException of(DataSource source, SQLException failure) {
        return new NoConnectionException(origin(failure), isClosed(source));
    }

    /** Asks a pool, also below proxies that tell of what they wrap. */
    private static boolean isClosed(DataSource source) {
        try {
            return source.isWrapperFor(HikariDataSource.class)
                    && source.unwrap(HikariDataSource.class).isClosed();
        } catch (SQLException | RuntimeException | LinkageError silent) {
            return false;
        }
    }

    /** Returns the exception of a pool that could not be made. */
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

    /** Returns true if the pool was closed, so that it never gives a connection again. */
    boolean isClosed() {
        return closed;
    }

    /** Returns true if the driver of PostgreSQL raised the failure. */
    boolean isOfPostgres() {
        return postgres;
    }
}
