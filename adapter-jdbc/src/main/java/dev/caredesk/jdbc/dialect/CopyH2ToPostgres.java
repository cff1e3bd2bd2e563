package dev.caredesk.jdbc.dialect;

import dev.caredesk.StorageException;
import dev.caredesk.jdbc.database.ConnectionSource;
import dev.caredesk.jdbc.database.ExceptionTranslator;
import dev.caredesk.jdbc.sql.BestEffort;
import dev.caredesk.jdbc.sql.StatementTexts;
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
public final class CopyH2ToPostgres {
    private static final int TOGETHER = 1_000;

    /** Made by the database itself, or not of a tenant. A table that is new in a later version is copied without being named here. */
    private static final String COLUMNS =
            "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c"
                    + " WHERE c.table_schema = ? AND c.is_generated = 'NEVER'"
                    + " AND c.table_name NOT IN ('era', 'probe', 'caredesk_schema_history') ORDER BY c.table_name, c.ordinal_position";

    private final Connection from;
    private final Connection to;
    private final String schema;
    private final StatementTexts texts;

    private record TableColumn(String name, String type) {}

    private CopyH2ToPostgres(Connection from, Connection to, String schema) {
        this.from = from;
        this.to = to;
        this.schema = schema;
        this.texts = new StatementTexts(schema);
    }

    public static void run(ConnectionSource h2, ConnectionSource postgresql, String schema) {
        try (Connection from = h2.connect();
                Connection to = postgresql.connect()) {
            from.setAutoCommit(false);
            from.setTransactionIsolation(H2Dialect.SNAPSHOT);
            to.setAutoCommit(false);
            try {
                new CopyH2ToPostgres(from, to, schema).copyAll();
                to.commit();
            } finally {
                // After the commit there is nothing to take back.
                BestEffort.run(to::rollback);
                BestEffort.run(from::rollback);
            }
        } catch (SQLException failure) {
            throw ExceptionTranslator.translate(new PostgresDialect(), failure);
        }
    }

    private void copyAll() throws SQLException {
        Map<String, List<TableColumn>> tables = tables();
        lockEmptyTables(List.copyOf(tables.keySet()));
        for (Map.Entry<String, List<TableColumn>> table : tables.entrySet()) {
            copyRows(table.getKey(), table.getValue());
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

    private Map<String, List<TableColumn>> tables() throws SQLException {
        Map<String, List<TableColumn>> tables = new LinkedHashMap<>();
        try (PreparedStatement statement = to.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            try (ResultSet columns = statement.executeQuery()) {
                while (columns.next()) {
                    tables.computeIfAbsent(columns.getString(1), table -> new ArrayList<>())
                            .add(new TableColumn(columns.getString(2), columns.getString(3)));
                }
            }
        }
        return tables;
    }

    /** Whoever else writes waits until all is there. */
    private void lockEmptyTables(List<String> tables) throws SQLException {
        run("LOCK TABLE " + tables.stream().map(table -> "#" + table).collect(Collectors.joining(", ")));
        String any = tables.stream()
                .map(table -> "EXISTS (SELECT 1 FROM #" + table + ")")
                .collect(Collectors.joining(" OR "));
        try (Statement statement = to.createStatement();
                ResultSet full = statement.executeQuery(texts.of("SELECT " + any))) {
            full.next();
            if (full.getBoolean(1)) {
                throw StorageException.broken("the database to copy into must be empty");
            }
        }
    }

    private void copyRows(String table, List<TableColumn> columns) throws SQLException {
        String names = columns.stream().map(TableColumn::name).collect(Collectors.joining(", "));
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
