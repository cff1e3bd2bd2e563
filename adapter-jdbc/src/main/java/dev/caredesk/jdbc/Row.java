package dev.caredesk.jdbc;

import dev.caredesk.Version;
import dev.caredesk.spi.storage.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The row that a query stands on, read column after column from the left. */
final class Row {
    private final ResultSet result;
    private int column;

    Row(ResultSet result) {
        this.result = result;
    }

    /** Begins the row that comes next; false when there is none. */
    boolean next() throws SQLException {
        column = 0;
        return result.next();
    }

    String text() throws SQLException {
        return result.getString(++column);
    }

    <T> Optional<T> optional(Function<String, T> type) throws SQLException {
        return Optional.ofNullable(text()).map(type);
    }

    long number() throws SQLException {
        return result.getLong(++column);
    }

    Optional<Long> optionalNumber() throws SQLException {
        long number = number();
        return result.wasNull() ? Optional.empty() : Optional.of(number);
    }

    boolean flag() throws SQLException {
        return result.getBoolean(++column);
    }

    Instant instant() throws SQLException {
        return Micros.instant(number());
    }

    Optional<Instant> optionalInstant() throws SQLException {
        return optionalNumber().map(Micros::instant);
    }

    Version version() throws SQLException {
        return new Version(number());
    }

    Payload payload() throws SQLException {
        return new Payload(text());
    }

    <T extends Enum<T>> T name(Class<T> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    /** Whether the column that comes next has a value; stays in front of it. */
    boolean isNextPresent() throws SQLException {
        return result.getObject(column + 1) != null;
    }
}
