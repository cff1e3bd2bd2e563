package dev.caredesk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.jdbc.PlanRecordingDataSource.PlanCacheMode;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.testkit.storage.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures the reads of PostgreSQL for each operation, on a database in which reading too much would be felt. */
@DisplayName("plans of PostgreSQL")
class PostgresPlansTest {
    /** The number up to which a search counts. */
    static final long COUNTED = SearchQuery.MOST + 1L;

    /** They do not grow with the work. */
    private static final Set<String> SMALL = Set.of("era", "trimmed", "commit_number");

    /** More than there are of what an operation reads, less than there is of any journal here. */
    private static final long KEPT = 20_000;

    private static final JournalTrim EVERYTHING_STAYS = new JournalTrim(new JournalTrim.Newest(1_000_000), false);

    private static final Pattern REQUESTS_BY = Pattern.compile("Scan using (request_[a-z]+)");

    private static final Map<PlanCacheMode, PlanRecordingDataSource> SOURCES = new EnumMap<>(PlanCacheMode.class);
    private static final Map<PlanCacheMode, Scene> SCENES = new EnumMap<>(PlanCacheMode.class);

    /**
     * An operation that is done often.
     *
     * @param rows how many each of its statements may take from tables and indexes
     * @param pages how many each of them may look at
     */
    record BoundedOperation(String name, Consumer<Scene> run, long rows, long pages) {
        /** An operation that reads a page, or a few rows of each table. */
        BoundedOperation(String name, Consumer<Scene> run) {
            this(name, run, 250, 150);
        }

        BoundedOperation within(long otherRows, long otherPages) {
            return new BoundedOperation(name, run, otherRows, otherPages);
        }

        boolean allows(QueryPlan plan) {
            return plan.rows() <= rows && plan.pages() <= pages && SMALL.containsAll(plan.readWhole());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void fill() throws SQLException, IOException {
        String url = TestPostgres.newDatabase();
        for (PlanCacheMode planning : PlanCacheMode.values()) {
            PlanRecordingDataSource source = new PlanRecordingDataSource(url, planning);
            SOURCES.put(planning, source);
            SCENES.put(planning, new Scene(JdbcStorage.of(source.source()), SampleCommits.TENANT));
        }
        try (Connection connection = DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
                Statement statement = connection.createStatement();
                InputStream script =
                        Objects.requireNonNull(PostgresPlansTest.class.getResourceAsStream("/filled.sql"))) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    @AfterAll
    static void end() throws SQLException {
        for (PlanCacheMode planning : SOURCES.keySet()) {
            scene(planning).storage().close();
            source(planning).close();
        }
    }

    private static PlanRecordingDataSource source(PlanCacheMode planning) {
        return Objects.requireNonNull(SOURCES.get(planning));
    }

    private static Scene scene(PlanCacheMode planning) {
        return Objects.requireNonNull(SCENES.get(planning));
    }

    static Stream<Arguments> operations() {
        return Stream.of(PlanCacheMode.values())
                .flatMap(planning -> Stream.concat(ReadOperations.all(), WriteOperations.all())
                        .map(operation -> Arguments.of(operation, planning)));
    }

    @ParameterizedTest(name = "{0}, planned {1}")
    @MethodSource("operations")
    @DisplayName("no operation reads more than it needs")
    void readsNoMoreThanNeeded(BoundedOperation operation, PlanCacheMode planning) {
        source(planning).plans();
        operation.run().accept(scene(planning));
        List<QueryPlan> plans = source(planning).plans();
        assertThat(plans).isNotEmpty();
        assertThat(plans.stream().filter(plan -> !operation.allows(plan)).findFirst())
                .isEmpty();
    }

    @ParameterizedTest(name = "audit too: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("Z3 · only the first batch of a trimming by count counts what stays, the others read what they take")
    void countsOnlyInFirstTrimBatch(boolean auditToo) {
        for (PlanCacheMode planning : PlanCacheMode.values()) {
            JournalTrim trim = new JournalTrim(new JournalTrim.Newest(KEPT), auditToo);
            assertThat(trimmed(planning, trim).stream()
                            .mapToLong(QueryPlan::rows)
                            .max()
                            .orElse(0))
                    .isBetween(KEPT, 2 * KEPT);
            assertThat(trimmed(planning, trim)).allMatch(new BoundedOperation("batch", on -> {})::allows);
            assertThat(scene(planning).storage().trimJournal(SampleCommits.TENANT, EVERYTHING_STAYS, 1))
                    .isZero();
        }
    }

    private static List<QueryPlan> trimmed(PlanCacheMode planning, JournalTrim trim) {
        source(planning).plans();
        assertThat(scene(planning).storage().trimJournal(SampleCommits.TENANT, trim, 5))
                .isEqualTo(5);
        return source(planning).plans();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R9 · a sweep finds what is due by its index, and closes a batch by its keys")
    void sweepsByIndex(PlanCacheMode planning) {
        source(planning).plans();
        assertThat(scene(planning).storage().closeOverdue(SampleCommits.TENANT, SampleCommits.NOON, 5))
                .isEqualTo(5);
        assertThat(source(planning).plans())
                .singleElement()
                .satisfies(plan -> assertThat(
                                REQUESTS_BY.matcher(plan.text()).results().map(found -> found.group(1)))
                        .containsExactly("request_overdue", "request_pkey"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a statement that reads a whole table is seen")
    void detectsFullTableScan(PlanCacheMode planning) throws SQLException {
        assertThat(source(planning).plans("SELECT * FROM caredesk.term WHERE position = 5"))
                .singleElement()
                .satisfies(plan -> assertThat(plan.readWhole()).containsExactly("term"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a statement that goes through a tenant by an index is seen, by the rows or by the pages of the index")
    void detectsFullTenantScan(PlanCacheMode planning) throws SQLException {
        source(planning).plans("SET enable_seqscan = off");
        for (String condition : List.of("payload = ''", "created = 5")) {
            assertThat(source(planning)
                            .plans("SELECT customer FROM caredesk.request WHERE tenant = 'default' AND " + condition))
                    .singleElement()
                    .satisfies(plan -> assertThat(plan.readWhole()).isEmpty())
                    .matches(plan -> plan.text().contains("Index"))
                    .matches(plan -> !new BoundedOperation("page", on -> {}).allows(plan));
        }
        source(planning).plans("RESET enable_seqscan");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("what is planned for any values has none in its plan")
    void genericPlanHasNoValues(PlanCacheMode planning) {
        source(planning).plans();
        var unused = scene(planning).desks().settings(SampleCommits.TENANT);
        assertThat(source(planning).plans())
                .singleElement()
                .matches(
                        plan -> plan.text().contains("'default'::text)") == (planning == PlanCacheMode.FOR_ITS_VALUES));
    }
}
