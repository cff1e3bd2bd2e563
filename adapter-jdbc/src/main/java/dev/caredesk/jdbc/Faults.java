package dev.caredesk.jdbc;

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
final class Faults {
    private static final Map<Integer, Fault> H2 = Map.ofEntries(
            Map.entry(90_007, Fault.OUT_OF_REACH),
            Map.entry(90_020, Fault.FILE_IN_USE),
            Map.entry(90_028, Fault.FILE_UNREADABLE),
            Map.entry(90_030, Fault.FILE_DAMAGED),
            Map.entry(90_031, Fault.FILE_UNREADABLE),
            Map.entry(90_040, Fault.RIGHT_MISSING),
            Map.entry(90_048, Fault.FILE_VERSION),
            Map.entry(90_062, Fault.FILE_FORBIDDEN),
            Map.entry(90_067, Fault.OUT_OF_REACH),
            Map.entry(90_096, Fault.RIGHT_MISSING),
            Map.entry(90_097, Fault.SET_READ_ONLY),
            Map.entry(90_098, Fault.OUT_OF_REACH),
            Map.entry(90_100, Fault.DISK),
            Map.entry(90_108, Fault.MEMORY),
            Map.entry(90_121, Fault.OUT_OF_REACH),
            Map.entry(90_146, Fault.DATABASE_MISSING),
            Map.entry(90_149, Fault.DATABASE_MISSING));

    private static final Map<String, Fault> STATES = Map.ofEntries(
            Map.entry("22021", Fault.ENCODING),
            Map.entry("22P05", Fault.ENCODING),
            Map.entry("25006", Fault.READ_ONLY),
            Map.entry("3D000", Fault.DATABASE_MISSING),
            Map.entry("3F000", Fault.SCHEMA_MISSING),
            Map.entry("42501", Fault.RIGHT_MISSING),
            Map.entry("42703", Fault.SCHEMA_MISSING),
            Map.entry("42P01", Fault.SCHEMA_MISSING),
            Map.entry("42S02", Fault.SCHEMA_MISSING),
            Map.entry("42S22", Fault.SCHEMA_MISSING),
            Map.entry("53100", Fault.DISK),
            Map.entry("53200", Fault.MEMORY),
            Map.entry("53300", Fault.CONNECTIONS),
            Map.entry("57014", Fault.TOO_SLOW),
            Map.entry("57P01", Fault.ENDED),
            Map.entry("57P02", Fault.ENDED),
            Map.entry("57P03", Fault.STARTING),
            Map.entry("57P04", Fault.DATABASE_MISSING),
            Map.entry("57P05", Fault.ENDED));

    private static final Map<String, Fault> CLASSES =
            Map.of("08", Fault.OUT_OF_REACH, "28", Fault.CREDENTIALS, "53", Fault.RESOURCES);

    private Faults() {}

    static Fault of(SQLException failure) {
        Fault known = known(failure);
        if (known != Fault.REFUSED) {
            return known;
        }
        return failure instanceof SQLTransientException ? Fault.BUSY : known;
    }

    private static Fault known(SQLException failure) {
        if (failure instanceof NoConnection none) {
            Optional<Fault> way = onTheWay(none);
            if (way.isPresent()) {
                return way.get();
            }
        }
        Fault byCode = H2.get(failure.getErrorCode());
        if (byCode == Fault.FILE_UNREADABLE && isForbidden(failure)) {
            return Fault.FILE_FORBIDDEN;
        }
        return byCode != null ? byCode : byState(failure.getSQLState());
    }

    /** Below a failure to read or write: no right to do so, or a place where no file can be. */
    private static boolean isForbidden(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException || cause instanceof NotDirectoryException) {
                return true;
            }
        }
        return false;
    }

    /** A pool that has given up a connection says so without a state; any word of a server has one. */
    private static Fault byState(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return Fault.OUT_OF_REACH;
        }
        return STATES.getOrDefault(state, CLASSES.getOrDefault(state.substring(0, 2), Fault.REFUSED));
    }

    private static Optional<Fault> onTheWay(NoConnection failure) {
        String state = failure.getSQLState();
        if (failure.isClosed()) {
            return Optional.of(Fault.POOL_CLOSED);
        } else if (state == null) {
            return Optional.of(Fault.POOL_EXHAUSTED);
        } else if (state.equals("08004")) {
            // The driver's own word: the server demands what the client did not bring.
            return Optional.of(Fault.REJECTED);
        } else if (state.startsWith("08")) {
            return byCause(failure);
        }
        return Optional.empty();
    }

    private static Optional<Fault> byCause(NoConnection failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof UnknownHostException) {
            return Optional.of(Fault.HOST_UNKNOWN);
        } else if (cause instanceof NoRouteToHostException || cause instanceof SocketTimeoutException) {
            return Optional.of(Fault.HOST_SILENT);
        } else if (cause instanceof ConnectException) {
            return Optional.of(Fault.PORT_CLOSED);
        }
        // So says the driver of PostgreSQL when it met servers, and none that is a primary.
        return cause == null && failure.isOfPostgres() && "08001".equals(failure.getSQLState())
                ? Optional.of(Fault.NO_PRIMARY)
                : Optional.empty();
    }
}
