package dev.caredesk.jdbc.database;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fault behind a failure of JDBC: by the code of H2, else by the SQLState, else by what the driver met on its way to the server. */
public final class FaultClassifier {
    private static final Map<Integer, DatabaseFault> H2 = Map.ofEntries(
            Map.entry(90_007, DatabaseFault.OUT_OF_REACH),
            Map.entry(90_020, DatabaseFault.FILE_IN_USE),
            Map.entry(90_028, DatabaseFault.FILE_UNREADABLE),
            Map.entry(90_030, DatabaseFault.FILE_DAMAGED),
            Map.entry(90_031, DatabaseFault.FILE_UNREADABLE),
            Map.entry(90_040, DatabaseFault.RIGHT_MISSING),
            Map.entry(90_048, DatabaseFault.FILE_VERSION),
            Map.entry(90_062, DatabaseFault.FILE_FORBIDDEN),
            Map.entry(90_067, DatabaseFault.OUT_OF_REACH),
            Map.entry(90_096, DatabaseFault.RIGHT_MISSING),
            Map.entry(90_097, DatabaseFault.SET_READ_ONLY),
            Map.entry(90_098, DatabaseFault.OUT_OF_REACH),
            Map.entry(90_100, DatabaseFault.DISK),
            Map.entry(90_108, DatabaseFault.MEMORY),
            Map.entry(90_121, DatabaseFault.OUT_OF_REACH),
            Map.entry(90_146, DatabaseFault.DATABASE_MISSING),
            Map.entry(90_149, DatabaseFault.DATABASE_MISSING));

    private static final Map<String, DatabaseFault> STATES = Map.ofEntries(
            Map.entry("22021", DatabaseFault.ENCODING),
            Map.entry("22P05", DatabaseFault.ENCODING),
            Map.entry("25006", DatabaseFault.READ_ONLY),
            Map.entry("3D000", DatabaseFault.DATABASE_MISSING),
            Map.entry("3F000", DatabaseFault.SCHEMA_MISSING),
            Map.entry("42501", DatabaseFault.RIGHT_MISSING),
            Map.entry("42703", DatabaseFault.SCHEMA_MISSING),
            Map.entry("42P01", DatabaseFault.SCHEMA_MISSING),
            Map.entry("42S02", DatabaseFault.SCHEMA_MISSING),
            Map.entry("42S22", DatabaseFault.SCHEMA_MISSING),
            Map.entry("53100", DatabaseFault.DISK),
            Map.entry("53200", DatabaseFault.MEMORY),
            Map.entry("53300", DatabaseFault.CONNECTIONS),
            Map.entry("57014", DatabaseFault.TOO_SLOW),
            Map.entry("57P01", DatabaseFault.ENDED),
            Map.entry("57P02", DatabaseFault.ENDED),
            Map.entry("57P03", DatabaseFault.STARTING),
            Map.entry("57P04", DatabaseFault.DATABASE_MISSING),
            Map.entry("57P05", DatabaseFault.ENDED));

    private static final Map<String, DatabaseFault> CLASSES =
            Map.of("08", DatabaseFault.OUT_OF_REACH, "28", DatabaseFault.CREDENTIALS, "53", DatabaseFault.RESOURCES);

    private FaultClassifier() {}

    public static DatabaseFault of(SQLException failure) {
        DatabaseFault known = known(failure);
        if (known != DatabaseFault.REFUSED) {
            return known;
        } else if (failure instanceof NoConnectionException) {
            return DatabaseFault.NOT_ACCEPTED;
        }
        return failure instanceof SQLTransientException ? DatabaseFault.BUSY : known;
    }

    private static DatabaseFault known(SQLException failure) {
        if (failure instanceof NoConnectionException none) {
            Optional<DatabaseFault> way = onTheWay(none);
            if (way.isPresent()) {
                return way.get();
            }
        }
        DatabaseFault byCode = H2.get(failure.getErrorCode());
        if (byCode == DatabaseFault.FILE_UNREADABLE && isForbidden(failure)) {
            return DatabaseFault.FILE_FORBIDDEN;
        }
        return byCode != null ? byCode : byState(failure.getSQLState());
    }

    /** Returns true if the cause of a failed read or write is a missing right, or a path at which no file can be. */
    private static boolean isForbidden(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException || cause instanceof NotDirectoryException) {
                return true;
            }
        }
        return false;
    }

    /** A pool that has given up a connection says so without a state; any word of a server has one. */
    private static DatabaseFault byState(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return DatabaseFault.OUT_OF_REACH;
        }
        return STATES.getOrDefault(state, CLASSES.getOrDefault(state.substring(0, 2), DatabaseFault.REFUSED));
    }

    private static Optional<DatabaseFault> onTheWay(NoConnectionException failure) {
        String state = failure.getSQLState();
        if (failure.isClosed()) {
            return Optional.of(DatabaseFault.POOL_CLOSED);
        } else if (state == null) {
            return Optional.of(DatabaseFault.POOL_EXHAUSTED);
        } else if (state.equals("08004")) {
            // The driver's own word: the server demands what the client did not bring.
            return Optional.of(DatabaseFault.REJECTED);
        } else if (state.equals("0A000") && failure.isOfPostgres()) {
            // The server has no conversion between UTF-8, which the driver asks for, and its own encoding.
            return Optional.of(DatabaseFault.ENCODING);
        } else if (state.startsWith("08")) {
            return byCause(failure);
        }
        return Optional.empty();
    }

    private static Optional<DatabaseFault> byCause(NoConnectionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof UnknownHostException) {
            return Optional.of(DatabaseFault.HOST_UNKNOWN);
        } else if (cause instanceof NoRouteToHostException || cause instanceof SocketTimeoutException) {
            return Optional.of(DatabaseFault.HOST_SILENT);
        } else if (cause instanceof ConnectException) {
            return Optional.of(DatabaseFault.PORT_CLOSED);
        }
        // So says the driver of PostgreSQL when it met servers, and none that is a primary.
        return cause == null && failure.isOfPostgres() && "08001".equals(failure.getSQLState())
                ? Optional.of(DatabaseFault.NO_PRIMARY)
                : Optional.empty();
    }
}
