package dev.caredesk.verification.history;

import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One H2 database for one history after another, emptied in between: a new one for each would spend most of the time on its
 * migration and on statements that it has never seen. It lasts as long as the process.
 */
final class ReusedH2 implements Supplier<Storage> {

    private final String name;
    private final Storage storage;

    ReusedH2(String name) {
        this.name = name;
        this.storage = JdbcStorage.h2InMemory(name);
    }

    @Override
    public Storage get() {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name, "sa", "");
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                statement.execute("DELETE FROM " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be emptied", e);
        }
        return DelegatingStorage.lent(storage);
    }

    /** All but those that the schema itself fills. */
    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                        + " AND LOWER(table_schema) NOT IN ('information_schema', 'pg_catalog') AND LOWER(table_name) NOT IN ('era', 'caredesk_schema_history')")) {
            while (rows.next()) {
                tables.add('"' + rows.getString(1) + "\".\"" + rows.getString(2) + '"');
            }
        }
        return tables;
    }
}
