package dev.caredesk.jdbc.sql;

import dev.caredesk.Identifier;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.spi.storage.Payload;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Statements on one connection. A table is written {@code #table} and gets the schema in front; parameters are values of ours,
 * bound by their type. Not safe for use by several threads.
 */
public final class SqlSession {
    private final Transaction transaction;
    private final StatementTexts texts;

    public SqlSession(Transaction transaction, StatementTexts texts) {
        this.transaction = transaction;
        this.texts = texts;
    }

    /** Makes a value of one row. */
    public interface RowMapper<T> {
        T map(ResultRow row) throws SQLException;
    }

    public <T> List<T> list(String text, RowMapper<T> mapper, Object... parameters) throws SQLException {
        return list(text, List.of(parameters), mapper);
    }

    public <T> List<T> list(String text, List<?> parameters, RowMapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = prepare(text)) {
            bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                ResultRow row = new ResultRow(result);
                List<T> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(mapper.map(row));
                }
                return rows;
            }
        }
    }

    /** Answers queries: together where the transaction can, else one after another. */
    void runTogether(List<QueryBatch.QueryResult<?>> asked) throws SQLException {
        if (asked.size() > 1 && transaction.canRunTogether()) {
            runAsOneText(StatementTransaction.SNAPSHOT, asked);
            return;
        }
        for (QueryBatch.QueryResult<?> one : asked) {
            try (PreparedStatement statement = prepare(one.query().text())) {
                bind(statement, one.query().parameters());
                try (ResultSet result = statement.executeQuery()) {
                    one.read(new ResultRow(result));
                }
            }
        }
    }

    /** Runs statements that give rows as one transaction that writes. */
    void commitTogether(List<QueryBatch.QueryResult<?>> asked) throws SQLException {
        runAsOneText(StatementTransaction.WRITE, asked);
    }

    private void runAsOneText(String begin, List<QueryBatch.QueryResult<?>> asked) throws SQLException {
        StatementChain chain = new StatementChain(begin, GuardedStatement.ORDER);
        asked.forEach(one -> chain.add(one.query().text(), one.query().parameters()));
        chain.add("COMMIT", List.of());
        try (PreparedStatement statement = prepare(chain)) {
            bind(statement, chain.parameters());
            transaction.run(statement);
            for (QueryBatch.QueryResult<?> one : asked) {
                statement.getMoreResults();
                try (ResultSet result = statement.getResultSet()) {
                    one.read(new ResultRow(result));
                }
            }
        }
    }

    public <T> Optional<T> first(String text, RowMapper<T> mapper, Object... parameters) throws SQLException {
        return list(text, mapper, parameters).stream().findFirst();
    }

    public int update(String text, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(text)) {
            bind(statement, List.of(parameters));
            return statement.executeUpdate();
        }
    }

    /** Runs a statement once per row, and says how many rows each run changed. */
    public int[] batch(String text, List<List<Object>> rows) throws SQLException {
        if (rows.size() == 1) {
            return new int[] {update(text, rows.get(0).toArray())};
        }
        try (PreparedStatement statement = prepare(text)) {
            for (List<Object> row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** Runs statements that begin and end a transaction of their own. */
    public void run(StatementChain chain) throws SQLException {
        try (PreparedStatement statement = prepare(chain)) {
            bind(statement, chain.parameters());
            transaction.run(statement);
        }
    }

    public void rollback() throws SQLException {
        transaction.rollback();
    }

    public void beginSnapshot() throws SQLException {
        transaction.beginSnapshot();
    }

    private PreparedStatement prepare(String text) throws SQLException {
        return transaction.connection().prepareStatement(texts.of(text));
    }

    private PreparedStatement prepare(StatementChain chain) throws SQLException {
        return transaction.connection().prepareStatement(texts.of(chain.shape(), chain::text));
    }

    private static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        int at = 0;
        for (Object parameter : parameters) {
            bind(statement, ++at, parameter);
        }
    }

    private static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(at, text);
        } else if (value instanceof Optional<?> optional) {
            bindOptional(statement, at, optional);
        } else if (value instanceof RecordId id) {
            statement.setString(at, RecordKey.of(id));
        } else if (value instanceof Identifier id) {
            statement.setString(at, id.value());
        } else if (value instanceof Instant instant) {
            statement.setLong(at, Microseconds.of(instant));
        } else if (value instanceof Duration duration) {
            statement.setLong(at, Microseconds.of(duration));
        } else if (value instanceof Version version) {
            statement.setLong(at, version.number());
        } else if (value instanceof Payload payload) {
            statement.setString(at, payload.json());
        } else if (value instanceof Enum<?> name) {
            statement.setString(at, name.name());
        } else if (value instanceof Collection<?> texts) {
            statement.setArray(at, statement.getConnection().createArrayOf("VARCHAR", texts.toArray()));
        } else {
            statement.setObject(at, value);
        }
    }

    private static void bindOptional(PreparedStatement statement, int at, Optional<?> value) throws SQLException {
        if (value.isPresent()) {
            bind(statement, at, value.get());
        } else {
            statement.setNull(at, Types.NULL);
        }
    }
}
