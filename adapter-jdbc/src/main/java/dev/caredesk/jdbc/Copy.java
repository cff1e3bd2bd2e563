package dev.caredesk.jdbc;

import dev.caredesk.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The way from H2 into an empty PostgreSQL, both at this jar's schema: all rows of all tenants as one state, or none. The journal goes on
 * under the mark that it had, so that positions do; H2 gave its entries the transaction id 0, which is in front of all (docs/adr/0023).
 */
final class Copy {
    private static final int TOGETHER = 1_000;

    /** Made by the database itself, or not of a tenant. A table that is new in a later version is copied without being named here. */
    private static final String COLUMNS =
            "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c"
                    + " WHERE c.table_schema = ? AND c.is_generated = 'NEVER'"
                    + " AND c.table_name NOT IN ('era', 'probe', 'caredesk_schema_history') ORDER BY c.table_name, c.ordinal_position";

    private final Connection from;
    private final Connection to;
    private final String schema;
    private final Texts texts;

    private record Column(String name, String type) {}

    private Copy(Connection from, Connection to, String schema) {
        this.from = from;
        this.to = to;
        this.schema = schema;
        this.texts = new Texts(schema);
    }

    static void run(Connections h2, Connections postgresql, String schema) {
        try (Connection from = h2.take();
                Connection to = postgresql.take()) {
            from.setAutoCommit(false);
            from.setTransactionIsolation(H2Dialect.SNAPSHOT);
            to.setAutoCommit(false);
            try {
                new Copy(from, to, schema).all();
                to.commit();
            } finally {
                // After the commit there is nothing to take back.
                Quietly.run(to::rollback);
                Quietly.run(from::rollback);
            }
        } catch (SQLException failure) {
            throw Failures.failed(new PostgresDialect(), failure);
        }
    }

    private void all() throws SQLException {
        Map<String, List<Column>> tables = tables();
        takeEmpty(List.copyOf(tables.keySet()));
        for (Map.Entry<String, List<Column>> table : tables.entrySet()) {
            rows(table.getKey(), table.getValue());
        }
        try (Statement source = from.createStatement();
                ResultSet mark = source.executeQuery(texts.of("SELECT MIN(mark) FROM #era"))) {
            mark.next();
            run("UPDATE #era SET mark = ?", mark.getString(1));
        }
        try (Statement source = from.createStatement();
                ResultSet last = source.executeQuery(texts.of("SELECT COALESCE(MAX(last_order), 0) FROM #tenant"))) {
            last.next();
            run(
                    "SELECT setval('#commit_number', CAST(? AS BIGINT) / " + PostgresDialect.EACH + " + 1)",
                    last.getString(1));
        }
    }

    private Map<String, List<Column>> tables() throws SQLException {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        try (PreparedStatement statement = to.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            try (ResultSet columns = statement.executeQuery()) {
                while (columns.next()) {
                    tables.computeIfAbsent(columns.getString(1), table -> new ArrayList<>())
                            .add(new Column(columns.getString(2), columns.getString(3)));
                }
            }
        }
        return tables;
    }

    /** Whoever else writes waits until all is there. */
    private void takeEmpty(List<String> tables) throws SQLException {
        run("LOCK TABLE " + tables.stream().map(table -> "#" + table).collect(Collectors.joining(", ")));
        String any = tables.stream()
                .map(table -> "EXISTS (SELECT 1 FROM #" + table + ")")
                .collect(Collectors.joining(" OR "));
        try (Statement statement = to.createStatement();
                ResultSet full = statement.executeQuery(texts.of("SELECT " + any))) {
            full.next();
            if (full.getBoolean(1)) {
                throw StorageException.broken("the database to copy into is not empty");
            }
        }
    }

    private void rows(String table, List<Column> columns) throws SQLException {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column -> "CAST(? AS " + column.type() + ")")
                .collect(Collectors.joining(", "));
        try (Statement source = from.createStatement();
                ResultSet rows = source.executeQuery(texts.of("SELECT " + names + " FROM #" + table));
                PreparedStatement target = to.prepareStatement(
                        texts.of("INSERT INTO #" + table + " (" + names + ") VALUES (" + values + ")"))) {
            int waiting = 0;
            while (rows.next()) {
                for (int column = 1; column <= columns.size(); column++) {
                    target.setString(column, rows.getString(column));
                }
                target.addBatch();
                if (++waiting % TOGETHER == 0) {
                    target.executeBatch();
                }
            }
            target.executeBatch();
        }
    }

    private void run(String text, String... parameters) throws SQLException {
        try (PreparedStatement statement = to.prepareStatement(texts.of(text))) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setString(at + 1, parameters[at]);
            }
            statement.execute();
        }
    }
}
