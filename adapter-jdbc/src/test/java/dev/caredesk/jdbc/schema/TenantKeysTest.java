package dev.caredesk.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Checks that the schema can be distributed by tenant: each key and index begins with it. */
@DisplayName("keys and indexes on PostgreSQL")
class TenantKeysTest {
    /** The tables of the database itself, the same in each that tenants are distributed over: eras, the probe at the start, migrations. */
    private static final Set<String> OF_THE_DATABASE = Set.of("era", "probe", "caredesk_schema_history");

    /** The one index without the tenant: transaction ids from before a restore are looked for in the whole database. */
    private static final String OF_TRANSACTIONS = "journal.journal_txid begins with txid";

    private static final String INDEXES = "SELECT t.relname, i.relname, a.attname FROM pg_index x"
            + " JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid"
            + " LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]"
            + " WHERE t.relnamespace = 'caredesk'::regnamespace";

    private static final String KEYLESS =
            "SELECT t.relname FROM pg_class t WHERE t.relnamespace = 'caredesk'::regnamespace"
                    + " AND t.relkind IN ('r', 'p')"
                    + " AND NOT EXISTS (SELECT 1 FROM pg_index x WHERE x.indrelid = t.oid AND x.indisprimary)";

    private final String url = TestPostgres.newDatabase();

    @BeforeEach
    void migrated() {
        JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD).close();
    }

    /** Returns the keys, indexes and tables that stand in the way. */
    private Set<String> obstacles(String... statements) throws SQLException {
        Set<String> all = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
            try (ResultSet index = statement.executeQuery(INDEXES)) {
                while (index.next()) {
                    if (!OF_THE_DATABASE.contains(index.getString(1)) && !"tenant".equals(index.getString(3))) {
                        all.add(index.getString(1) + "." + index.getString(2) + " begins with " + index.getString(3));
                    }
                }
            }
            try (ResultSet table = statement.executeQuery(KEYLESS)) {
                while (table.next()) {
                    all.add(table.getString(1) + " has no key");
                }
            }
        }
        return all;
    }

    @Test
    @DisplayName("Z2 · the tenant leads all of tables with data of tenants")
    void tenantLeadsEveryKey() throws SQLException {
        assertThat(obstacles()).containsExactly(OF_TRANSACTIONS);
    }

    @Test
    @DisplayName("Z2 · a key without the tenant, an index on an expression and a table without a key are noticed")
    void detectsKeysWithoutTenant() throws SQLException {
        assertThat(obstacles(
                        "CREATE UNIQUE INDEX by_id ON caredesk.customer (id, tenant)",
                        "CREATE INDEX by_text ON caredesk.term (lower(term))",
                        "CREATE TABLE caredesk.note (id TEXT PRIMARY KEY, tenant TEXT)",
                        "CREATE TABLE caredesk.heap (tenant TEXT)"))
                .containsExactly(
                        "customer.by_id begins with id",
                        "heap has no key",
                        OF_TRANSACTIONS,
                        "note.note_pkey begins with id",
                        "term.by_text begins with null");
    }
}
