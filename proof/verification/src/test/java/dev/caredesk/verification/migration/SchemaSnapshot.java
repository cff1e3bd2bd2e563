package dev.caredesk.verification.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a migration as text: tables, columns, indexes, constraints, functions, sequences, what it has written, and its history.
 *
 * @param lines sorted
 */
record SchemaSnapshot(List<String> lines) {

    private static final List<String> POSTGRESQL = List.of(
            "SELECT 'column', table_name, ordinal_position, column_name, data_type, is_nullable, column_default,"
                    + " generation_expression, collation_name FROM information_schema.columns WHERE table_schema = 'caredesk'",
            "SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'caredesk'",
            "SELECT 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint"
                    + " WHERE connamespace = 'caredesk'::regnamespace",
            "SELECT 'function', pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'caredesk'::regnamespace",
            "SELECT 'sequence', sequencename, data_type, start_value, increment_by FROM pg_sequences"
                    + " WHERE schemaname = 'caredesk'");

    // With the number of rows, which only some tables have, as a comment; and the users.
    private static final List<String> H2 = List.of("SCRIPT NODATA NOPASSWORDS NOSETTINGS SCHEMA \"caredesk\"");

    // Flyway makes it right after the table, and not later: after a kill in between it is missing, and not missed.
    private static final String HISTORY_INDEX = "caredesk_schema_history_s_idx";

    private static final List<String> BOTH = List.of(
            "SELECT 'history', \"version\", \"description\", \"type\", \"script\", \"checksum\", \"success\""
                    + " FROM \"caredesk\".\"caredesk_schema_history\" WHERE \"version\" IS NOT NULL",
            "SELECT 'era', era FROM \"caredesk\".era");

    static SchemaSnapshot in(SchemaDatabase database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String query : database.isH2() ? H2 : POSTGRESQL) {
                read(statement, query, lines);
            }
            for (String query : BOTH) {
                read(statement, query, lines);
            }
        }
        return new SchemaSnapshot(lines.stream()
                .filter(line -> !line.startsWith("--"))
                .filter(line -> !database.isH2() || !line.contains(HISTORY_INDEX))
                .sorted()
                .toList());
    }

    private static void read(Statement statement, String query, List<String> lines) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    line.append(column == 1 ? "" : " | ").append(rows.getString(column));
                }
                lines.add(line.toString());
            }
        }
    }
}
