package dev.caredesk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Position;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Touch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plans by which PostgreSQL runs what is run often, on a database in which reading a whole table would be felt. */
@DisplayName("plans of PostgreSQL")
class PlansTest {
    /** After the fifth time the server may take a plan that does for any value. */
    private static final int TIMES = 12;

    /** They do not grow with the work. */
    private static final Set<String> SMALL = Set.of("era", "trimmed", "commit_number");

    private static final TenantId TENANT = Care.TENANT;
    private static final CustomerId CUSTOMER = CustomerId.of("c77");
    private static final ActivityId ACTIVITY = ActivityId.of("a77");
    private static final Instant NOON = Instant.EPOCH.plusSeconds(1_000);

    private static ExplainedSource explained;
    private static Storage storage;
    private static int commits;

    @BeforeAll
    static void fill() throws SQLException, IOException {
        String url = TestPostgres.newDatabase();
        explained = new ExplainedSource(url);
        storage = JdbcStorage.of(explained.source());
        try (Connection connection = DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
                Statement statement = connection.createStatement();
                InputStream script = Objects.requireNonNull(PlansTest.class.getResourceAsStream("/filled.sql"))) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void end() {
        storage.close();
    }

    private static Arguments operation(String name, Consumer<Storage> operation) {
        return arguments(name, operation);
    }

    static Stream<Arguments> operations() {
        Position middle =
                storage.journal().after(TENANT, Optional.empty(), 100).last().orElseThrow();
        return Stream.of(
                operation("file", on -> on.records().file(TENANT, CUSTOMER, NOON, 20)),
                operation("load", on -> on.records().load(TENANT, List.of(CUSTOMER, RequestId.of("r5"), ACTIVITY))),
                operation("journey", on -> on.records().journey(TENANT, CUSTOMER, Optional.empty(), 20)),
                operation("messages", on -> on.records().messages(TENANT, ACTIVITY, Optional.empty(), 20)),
                operation("comments", on -> on.records().comments(TENANT, ACTIVITY, Optional.empty(), 20)),
                operation("unlinked", on -> on.records().unlinked(TENANT, Optional.empty(), 20)),
                operation("claims", on -> on.records().claims(TENANT, List.of(interaction("chat9"), interaction("x")))),
                operation("search narrow", on -> on.records().search(TENANT, search("only77", false))),
                operation("search prefix", on -> on.records().search(TENANT, search("name1", true))),
                operation("search two words", on -> on.records().search(TENANT, search("wide", false, "only77"))),
                operation("desk", on -> on.desks().desk(TENANT, AgentId.of("agent7"), 20)),
                operation("draft", on -> on.desks().draft(TENANT, EngagementId.of("e7"))),
                operation("pending", on -> on.desks().pending(TENANT, ChannelId.of("chat"), 20)),
                operation("feed", on -> on.journal().after(TENANT, Optional.of(middle), 100)),
                operation("latest", on -> on.journal().latest(TENANT)),
                operation("history", on -> on.journal().history(TENANT, CUSTOMER, Version.FIRST, 10)),
                operation("known id", on -> on.committed(TENANT, ChangeSetId.of("x5"))),
                operation("touch", PlansTest::touch),
                operation("sweep", on -> on.closeOverdue(TENANT, NOON, 5)),
                operation(
                        "trim", on -> on.trimJournal(TENANT, new JournalTrim(new JournalTrim.Since(NOON), false), 5)));
    }

    private static Claim.Key interaction(String text) {
        return new Claim.Key(Claim.Kind.INTERACTION, text);
    }

    private static SearchQuery search(String term, boolean prefix, String... more) {
        List<SearchQuery.Clause> clauses = Stream.concat(
                        Stream.of(new SearchQuery.Clause(List.of(term), prefix)),
                        Stream.of(more).map(word -> new SearchQuery.Clause(List.of(word), false)))
                .toList();
        return new SearchQuery(clauses, Optional.empty(), Optional.empty(), 20);
    }

    private static void touch(Storage on) {
        ChangeSet changes = ChangeSet.builder(
                        ChangeSetId.of("touch-" + ++commits), TENANT, Actor.of(Care.MARA), Instant.EPOCH.plusSeconds(1))
                .touch(new Touch(RequestId.of("r20000"), Instant.EPOCH.plusSeconds(1), Duration.ofDays(5), true, false))
                .build();
        assertThat(on.commit(changes)).isInstanceOf(CommitResult.Committed.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    @DisplayName("no operation reads a whole table, with plans for its values and for any")
    void byIndex(String name, Consumer<Storage> operation) {
        explained.plans();
        for (int time = 0; time < TIMES; time++) {
            operation.accept(storage);
        }
        List<String> plans = explained.plans();
        assertThat(plans).hasSizeGreaterThanOrEqualTo(TIMES);
        assertThat(plans.stream()
                        .filter(plan -> !SMALL.containsAll(ExplainedSource.readWhole(plan)))
                        .findFirst())
                .isEmpty();
    }

    @Test
    @DisplayName("a plan that reads a whole table is seen")
    void bites() throws SQLException {
        explained.plans();
        try (Connection connection = explained.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT * FROM caredesk.term WHERE position = 5");
        }
        assertThat(explained.plans())
                .singleElement()
                .satisfies(plan -> assertThat(ExplainedSource.readWhole(plan)).containsExactly("term"));
    }
}
