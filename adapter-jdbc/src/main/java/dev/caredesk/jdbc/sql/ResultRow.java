package dev.caredesk.jdbc.sql;

import dev.caredesk.Version;
import dev.caredesk.spi.storage.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The row that a query stands on, read column after column from the left. */
public final class ResultRow {
    private final ResultSet result;
    private int column;

    ResultRow(ResultSet result) {
        this.result = result;
    }

    /** Begins the row that comes next; false when there is none. */
    boolean next() throws SQLException {
        column = 0;
        return result.next();
    }

    public String text() throws SQLException {
        return result.getString(++column);
    }

    public <T> Optional<T> optional(Function<String, T> type) throws SQLException {
        return Optional.ofNullable(text()).map(type);
    }

    public long number() throws SQLException {
        return result.getLong(++column);
    }

    public Optional<Long> optionalNumber() throws SQLException {
        long number = number();
        return result.wasNull() ? Optional.empty() : Optional.of(number);
    }

    public boolean flag() throws SQLException {
        return result.getBoolean(++column);
    }

    public Instant instant() throws SQLException {
        return Microseconds.instant(number());
    }

    public Optional<Instant> optionalInstant() throws SQLException {
        return optionalNumber().map(Microseconds::instant);
    }

    public Version version() throws SQLException {
        return new Version(number());
    }

    public Payload payload() throws SQLException {
        return new Payload(text());
    }

    public <T extends Enum<T>> T name(Class<T> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    /** Returns true if the next column has a value; does not advance. */
    public boolean isNextPresent() throws SQLException {
        return result.getObject(column + 1) != null;
    }
}
