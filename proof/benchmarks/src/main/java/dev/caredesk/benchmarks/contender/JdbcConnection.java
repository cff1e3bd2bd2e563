package dev.caredesk.benchmarks.contender;

import dev.caredesk.proof.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A connection of hand-written code; each call is one round trip. Used by one thread at a time. */
public final class JdbcConnection implements AutoCloseable {

    private final Connection connection;

    public JdbcConnection(String url) {
        try {
            connection = DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
        } catch (SQLException failure) {
            throw new IllegalStateException("connection to the database must be made, was not", failure);
        }
    }

    /** A row as the driver gave it. */
    public record ResultRow(List<Object> values) {
        public String text(int at) {
            return String.valueOf(values.get(at));
        }

        public long number(int at) {
            return ((Number) values.get(at)).longValue();
        }
    }

    /** Runs a statement, or several with semicolons between, and drops what they answer. */
    public void run(String text, Object... parameters) {
        try (PreparedStatement statement = prepared(text, parameters)) {
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(text, failure);
        }
    }

    /** The rows of one statement. */
    public List<ResultRow> rows(String text, Object... parameters) {
        return answers(text, parameters).get(0);
    }

    /** The rows of each statement that has some kind of rows, in the order of the text. */
    List<List<ResultRow>> answers(String text, Object... parameters) {
        try (PreparedStatement statement = prepared(text, parameters)) {
            List<List<ResultRow>> answers = new ArrayList<>();
            boolean rows = statement.execute();
            while (rows || statement.getUpdateCount() != -1) {
                if (rows) {
                    answers.add(read(statement));
                }
                rows = statement.getMoreResults();
            }
            return answers;
        } catch (SQLException failure) {
            throw new IllegalStateException(text, failure);
        }
    }

    private static List<ResultRow> read(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            int columns = result.getMetaData().getColumnCount();
            List<ResultRow> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> values = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    values.add(result.getObject(column));
                }
                rows.add(new ResultRow(values));
            }
            return rows;
        }
    }

    private PreparedStatement prepared(String text, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int at = 0; at < parameters.length; at++) {
            if (parameters[at] instanceof String[] texts) {
                statement.setArray(at + 1, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(at + 1, parameters[at]);
            }
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("the connection could not be closed", failure);
        }
    }
}
