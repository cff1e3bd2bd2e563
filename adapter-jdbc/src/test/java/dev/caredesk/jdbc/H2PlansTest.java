package dev.caredesk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.jdbc.PostgresPlansTest.BoundedOperation;
import dev.caredesk.testkit.storage.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counts what H2 reads for each operation, on the same rows as {@link PostgresPlansTest}. Queries are counted as they run; of statements
 * that write, which can't run twice, the conditions of each index are looked at.
 */
@DisplayName("plans of H2")
class H2PlansTest {

    private static final Pattern EXPLAINABLE = Pattern.compile("SELECT|INSERT|UPDATE|DELETE|MERGE");
    private static final Pattern SCANNED = Pattern.compile("scanCount: ([0-9]+)");
    /** An index that is used by the tenant alone goes through all that the tenant has, unless the query stops at a number of rows. */
    private static final Pattern BY_TENANT_ALONE =
            Pattern.compile("/\\* [^*]*: TENANT = [^ *]+ \\*/(?!.*/\\* index sorted \\*/)");

    /** Tables that have one row for each tenant. */
    private static final Pattern ONE_ROW_EACH = Pattern.compile("\"caredesk\"\\.(settings|trimmed|tenant) ");

    private static final JdbcDataSource H2 = new JdbcDataSource();
    private static final List<Plan> PLANS = new ArrayList<>();
    private static Scene scene = scene();

    /** A statement with its plan. */
    private record Plan(String statement, String text) {
        boolean isQuery() {
            return statement.startsWith("SELECT") && !statement.contains("FINAL TABLE");
        }

        /** Returns the most rows that one part of the query read. */
        long scanned() {
            return SCANNED.matcher(text)
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .max()
                    .orElse(0);
        }

        boolean isWithin(BoundedOperation operation) {
            return isQuery()
                    ? scanned() <= operation.rows()
                    : !text.contains("tableScan")
                            && (ONE_ROW_EACH.matcher(statement).find()
                                    || !BY_TENANT_ALONE
                                            .matcher(text.replaceAll("\\s+", " "))
                                            .find());
        }

        @Override
        public String toString() {
            return scanned() + " rows: " + statement + "\n" + text;
        }
    }

    private static Scene scene() {
        H2.setURL("jdbc:h2:mem:plans;DB_CLOSE_DELAY=-1");
        DataSource noting = JdbcProxy.as(DataSource.class, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(H2, method, arguments);
            return result instanceof Connection connection ? explaining(connection) : result;
        });
        return new Scene(JdbcStorage.of(noting), SampleCommits.TENANT);
    }

    private static Connection explaining(Connection real) {
        return JdbcProxy.as(Connection.class, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(real, method, arguments);
            return method.getName().equals("prepareStatement")
                    ? explained(real, (String) arguments[0], (PreparedStatement) result)
                    : result;
        });
    }

    private static PreparedStatement explained(Connection connection, String text, PreparedStatement real) {
        List<Setting> settings = new ArrayList<>();
        return JdbcProxy.as(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length >= 2) {
                settings.add(statement -> JdbcProxy.call(statement, method, arguments));
            } else if (method.getName().startsWith("execute")
                    || method.getName().equals("addBatch")) {
                explain(connection, text, settings);
            }
            return JdbcProxy.call(real, method, arguments);
        });
    }

    /** The setting of a parameter. */
    private interface Setting {
        Object on(PreparedStatement statement) throws Throwable;
    }

    private static void explain(Connection connection, String text, List<Setting> settings) throws Throwable {
        if (!EXPLAINABLE.matcher(text).lookingAt()) {
            return;
        }
        boolean runs = new Plan(text, "").isQuery();
        try (PreparedStatement explain = connection.prepareStatement((runs ? "EXPLAIN ANALYZE " : "EXPLAIN ") + text)) {
            for (Setting setting : settings) {
                setting.on(explain);
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                PLANS.add(new Plan(text, plan.getString(1)));
            }
        }
    }

    /** Fills the tables by the script for PostgreSQL, with what is another way in H2. */
    @BeforeAll
    static void fill() throws SQLException, IOException {
        try (InputStream script = Objects.requireNonNull(H2PlansTest.class.getResourceAsStream("/filled.sql"));
                Connection connection = H2.getConnection();
                Statement statement = connection.createStatement()) {
            String all = new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("SET search_path = caredesk", "SET SCHEMA \"caredesk\"")
                    .replaceAll(
                            "generate_series\\((\\d+), (\\d+)\\) AS (\\w) \\((\\w)\\)",
                            "(SELECT x AS $4 FROM SYSTEM_RANGE($1, $2)) $3")
                    .replace("1 + n / 200, n, 'x'", "0, n, 'x'")
                    .replace("UPDATE audit SET era = 0", "UPDATE audit SET commit_order = commit_order - 30000")
                    .replaceAll("100000|200000", "20000");
            for (String each : Pattern.compile(";\\s*\n").split(all, -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
            statement.execute("UPDATE tenant SET last_order = 1000000");
            statement.execute(
                    "INSERT INTO tenant (tenant, last_order) SELECT 'default', 1000000 WHERE NOT EXISTS (SELECT 1 FROM tenant)");
            statement.execute("ANALYZE");
        }
    }

    @AfterAll
    static void end() {
        scene.storage().close();
    }

    static Stream<BoundedOperation> operations() {
        return Stream.concat(ReadOperations.all(), WriteOperations.all());
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("no operation reads more than it needs")
    void readsNoMoreThanNeeded(BoundedOperation operation) {
        PLANS.clear();
        operation.run().accept(scene);
        assertThat(PLANS).isNotEmpty();
        assertThat(PLANS.stream().filter(plan -> !plan.isWithin(operation)).findFirst())
                .isEmpty();
    }

    @Test
    @DisplayName("a query that reads a tenant's rows, and a statement that writes by the tenant alone, are seen")
    void detectsScans() throws Throwable {
        BoundedOperation page = new BoundedOperation("page", on -> {});
        PLANS.clear();
        try (Connection connection = H2.getConnection()) {
            String tenant = " WHERE tenant = 'default'";
            explain(connection, "SELECT id FROM \"caredesk\".request" + tenant + " AND payload = ''", List.of());
            explain(
                    connection,
                    "UPDATE \"caredesk\".request SET payload = ''" + tenant + " AND created = 5",
                    List.of());
            explain(connection, "UPDATE \"caredesk\".request SET payload = '' WHERE created = 5", List.of());
            explain(connection, "UPDATE \"caredesk\".request SET payload = ''" + tenant + " AND id = 'r5'", List.of());
        }
        assertThat(PLANS).extracting(plan -> plan.isWithin(page)).containsExactly(false, false, false, true);
    }
}
