package dev.caredesk.jdbc.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.dialect.PostgresDialect;
import dev.caredesk.jdbc.read.SearchStatements.PageBounds;
import dev.caredesk.jdbc.read.SearchStatements.SqlFragment;
import dev.caredesk.jdbc.read.SearchStatements.StartTerm;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Checks the plans of searches that PostgreSQL makes for any values (docs/adr/0020). */
@DisplayName("plans of searches in PostgreSQL")
class PostgresSearchPlansTest {
    private static final long BOUND = 10_001;
    private static final Optional<String> EXACT = Optional.of("=cor");
    private static final StartTerm FIRST = new StartTerm(0, 0);
    private static final PageBounds PAGE = new PageBounds(Long.MAX_VALUE, Optional.empty(), 21);

    private static final String CUSTOMERS =
            "INSERT INTO caredesk.customer SELECT 'default', 'c' || n, 1, n, n, n, '{}' FROM generate_series(1, 20000) n";
    private static final String TERMS =
            "INSERT INTO caredesk.term SELECT 'default', 'c' || n, 'cor' || n || f, f, 0, 0, n, n"
                    + " FROM generate_series(1, 20000) n, UNNEST(ARRAY['firstName', 'lastName', 'city']) f";

    private static final List<Connection> CONNECTIONS = new ArrayList<>();

    @BeforeAll
    static void filled() throws SQLException {
        String url = TestPostgres.newDatabase();
        JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD).close();
        // Else the driver would want to bind the parameters, for which the plan is made whatever they are.
        Connection connection =
                DriverManager.getConnection(url + "?preferQueryMode=simple", TestPostgres.USER, TestPostgres.PASSWORD);
        CONNECTIONS.add(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(CUSTOMERS);
            statement.execute(TERMS);
            statement.execute("VACUUM (ANALYZE) caredesk.customer, caredesk.term");
        }
    }

    @AfterAll
    static void closed() throws SQLException {
        for (Connection connection : CONNECTIONS) {
            connection.close();
        }
    }

    private static SearchStatements text(String... prefixes) {
        List<Clause> clauses = List.of(prefixes).stream()
                .map(prefix -> new Clause(List.of(prefix), true))
                .toList();
        return new SearchStatements(new PostgresDialect(), TenantId.DEFAULT, clauses);
    }

    private static String plan(SqlFragment part) throws SQLException {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (char each : part.text().replace("#", "caredesk.").toCharArray()) {
            text.append(each == '?' ? "$" + ++number : Character.toString(each));
        }
        StringBuilder plan = new StringBuilder();
        try (Statement statement = CONNECTIONS.get(0).createStatement();
                ResultSet lines = statement.executeQuery("EXPLAIN (GENERIC_PLAN) " + text)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    @Test
    @DisplayName("S1 · the hits of a word are counted from the index alone, and none needs sorting to be counted once")
    void countsHitsFromIndex() throws SQLException {
        assertThat(plan(text("cor").countSingleTerm(BOUND)))
                .contains("Index Only Scan using term_found")
                .doesNotContain("Sort")
                .doesNotContain("Seq Scan")
                .doesNotContain("Semi Join")
                .doesNotContain(" customer ");
    }

    @Test
    @DisplayName(
            "S1 · the hits of a word are ordered from the index alone, and only the customers of the page are read")
    void ordersHitsFromIndex() throws SQLException {
        assertThat(plan(text("cor").newestOthers(EXACT, PAGE)))
                .contains("Index Only Scan using term_found")
                .contains("Index Scan using customer_pkey")
                .doesNotContain("Index Scan using term_found")
                .doesNotContain("Seq Scan");
    }

    @Test
    @DisplayName("S1 · whether exact hits match is looked up in their order, no further than the page")
    void looksUpExactHitsInOrder() throws SQLException {
        assertThat(plan(text("cor").newestExact("=cor", PAGE)))
                .containsPattern(
                        "Limit[^\n]*\n *-> +Subquery Scan on l[^\n]*\n *Filter: \\(\\(?SubPlan[^\n]*\n *-> +Limit[^\n]*\n *-> +Sort")
                .contains("Index Only Scan using term_found")
                .contains("Index Only Scan using term_pkey")
                .doesNotContain("Seq Scan");
    }

    @Test
    @DisplayName("S1 · whether a hit has the other words as well is looked up hit by hit")
    void looksUpOtherWordsHitByHit() throws SQLException {
        assertThat(plan(text("cor", "ada").page(FIRST, EXACT, BOUND, PAGE)))
                .contains("Index Only Scan using term_found")
                .contains("Index Only Scan using term_pkey")
                .contains("SubPlan")
                .doesNotContain("Semi Join")
                .contains("Index Scan using customer_pkey")
                .doesNotContain("Seq Scan");
    }
}
