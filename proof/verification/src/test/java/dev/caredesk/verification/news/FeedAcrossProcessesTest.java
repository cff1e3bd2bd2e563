package dev.caredesk.verification.news;

import static dev.caredesk.verification.WaitLimit.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.desk.Offer;
import dev.caredesk.event.Event;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.verification.WaitLimit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commits of one process reach the desks of another. {@code -Dcaredesk.foreign=60} leaves a foreign transaction open for so many
 * seconds.
 */
@DisplayName("the feed across processes on PostgreSQL")
class FeedAcrossProcessesTest {

    private static final Duration FOREIGN = Duration.ofSeconds(Integer.getInteger("caredesk.foreign", 2));
    private static final Duration POLL = Duration.ofMillis(200);

    private static final Actor LUCA = Actor.of(AgentId.of("luca"));

    private final String url = TestPostgres.newDatabase();

    private JdbcStorage storage(JdbcOptions options) {
        return JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD, options);
    }

    private Connection connection() throws SQLException {
        return TestDatabase.connection(url);
    }

    private static void awaitNotice(Engagement work) {
        await().until(() -> !work.view().notices().isEmpty());
    }

    @Test
    @DisplayName(
            "N1 · the bell tells a desk of another process's commits, though it never polls, also after the connection broke")
    void bellTellsOtherProcess() throws SQLException {
        try (SharedDatabaseSdk here = new SharedDatabaseSdk(storage(JdbcOptions.DEFAULT), SharedDatabaseSdk.NEVER);
                SharedDatabaseSdk there = new SharedDatabaseSdk(storage(JdbcOptions.DEFAULT), SharedDatabaseSdk.NEVER);
                Connection admin = connection();
                Statement statement = admin.createStatement()) {
            CustomerId ada = here.customer();
            Engagement work = here.open("mara", ada);
            there.change("luca", ada, "Roma");
            awaitNotice(work);
            work.load().orElseThrow();

            await().until(() -> bells(statement).size() == 2);
            Set<Integer> cut = bells(statement);
            cut.forEach(bell -> end(statement, bell));
            await().until(() -> bells(statement).stream()
                            .filter(bell -> !cut.contains(bell))
                            .count()
                    == 2);
            there.change("luca", ada, "Milano");
            awaitNotice(work);
        }
    }

    @Test
    @DisplayName("N1 · what was committed while the bell had no connection is heard as soon as it has one again")
    void bellMakesUpForWhatItMissed() throws SQLException {
        try (SharedDatabaseSdk here = new SharedDatabaseSdk(storage(JdbcOptions.DEFAULT), SharedDatabaseSdk.NEVER);
                SharedDatabaseSdk there = new SharedDatabaseSdk(storage(JdbcOptions.DEFAULT), SharedDatabaseSdk.NEVER);
                Connection admin = connection();
                Statement statement = admin.createStatement()) {
            CustomerId ada = here.customer();
            Engagement work = here.open("mara", ada);
            await().until(() -> bells(statement).size() == 2);

            // Each tries again after two seconds.
            bells(statement).forEach(bell -> end(statement, bell));
            there.change("luca", ada, "Roma");

            awaitNotice(work);
        }
    }

    @Test
    @DisplayName(
            "D5, D8 · an offer shows on the desks of every process, by the bell alone, and is accepted in any; so is its end")
    void offersShowInEveryProcess() {
        try (SharedDatabaseSdk here = new SharedDatabaseSdk(storage(JdbcOptions.DEFAULT), SharedDatabaseSdk.NEVER);
                SharedDatabaseSdk there =
                        new SharedDatabaseSdk(storage(JdbcOptions.DEFAULT), SharedDatabaseSdk.NEVER)) {
            Desk mara = here.sdk().desk(AgentId.of("mara"));
            Desk luca = there.sdk().desk(AgentId.of("luca"));
            List<DeskSignal> heardHere = new CopyOnWriteArrayList<>();
            List<DeskSignal> heardThere = new CopyOnWriteArrayList<>();
            mara.listen(heardHere::add);
            luca.listen(heardThere::add);

            InteractionId taken = here.offer("taken");
            await().until(() -> luca.offers().stream().map(Offer::id).anyMatch(taken::equals));
            await().until(() -> offered(heardThere).contains(taken));
            luca.accept(taken).orElseThrow();
            await().until(() -> heardHere.contains(new DeskSignal.OfferTaken(taken, luca.agent())));
            assertThat(mara.accept(taken).refusals())
                    .containsExactly(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, luca.agent()));

            InteractionId missed = there.offer("missed");
            await().until(() -> offered(heardHere).contains(missed));
            there.end("missed");
            await().until(() -> heardHere.contains(new DeskSignal.OfferGone(missed)));
            assertThat(mara.missed(Optional.empty(), 20).orElseThrow().items())
                    .extracting(MissedInteraction::id)
                    .containsExactly(missed);
            mara.pickUp(missed).orElseThrow();
            assertThat(luca.pickUp(missed).refusals())
                    .containsExactly(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, mara.agent()));
        }
    }

    private static List<InteractionId> offered(List<DeskSignal> heard) {
        return heard.stream()
                .filter(DeskSignal.OfferCame.class::isInstance)
                .map(DeskSignal.OfferCame.class::cast)
                .map(came -> came.offer().id())
                .toList();
    }

    private static final String BELLS = " FROM pg_stat_activity WHERE datname = current_database() AND query LIKE";

    private static final String OURS =
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'caredesk'";

    private static void end(Statement statement, int bell) {
        try {
            statement.execute("SELECT pg_terminate_backend(" + bell + ")");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Sessions that said nothing else last. */
    private static Set<Integer> bells(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT pid" + BELLS
                + " 'LISTEN%' OR datname = current_database() AND query LIKE 'SELECT pg_notify%'")) {
            Set<Integer> bells = new HashSet<>();
            while (result.next()) {
                bells.add(result.getInt(1));
            }
            return bells;
        }
    }

    private static int count(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withNone")
    @DisplayName("N1 · where there is no bell nobody listens, and polling tells")
    void pollsWhereThereIsNoBell(String what, JdbcOptions options) throws SQLException {
        try (JdbcStorage storage = storage(options)) {
            assertThat(storage.bell()).as(what).isEmpty();
        }
        try (SharedDatabaseSdk here = new SharedDatabaseSdk(storage(options), POLL);
                SharedDatabaseSdk there = new SharedDatabaseSdk(storage(options), POLL);
                Connection admin = connection();
                Statement statement = admin.createStatement()) {
            CustomerId ada = here.customer();
            Engagement work = here.open("mara", ada);
            there.change("luca", ada, "Roma");
            awaitNotice(work);
            // Bells would come on top of the pools.
            await().until(() -> count(statement, OURS) == 2 * options.poolSize());
            assertThat(bells(statement)).isEmpty();
        }
    }

    static Stream<Arguments> withNone() {
        return Stream.of(
                arguments("a pool of one", JdbcOptions.DEFAULT.withPoolSize(1)),
                arguments(
                        "a bell that is not wanted",
                        JdbcOptions.DEFAULT.withPoolSize(2).withoutBell()));
    }

    @Test
    @DisplayName(
            "Z3 · behind a foreign transaction that stays open the feed waits, health shows for how long, and nothing is lost")
    void feedWaitsBehindForeignTransaction() throws SQLException {
        List<Event> heard = new CopyOnWriteArrayList<>();
        try (SharedDatabaseSdk here = new SharedDatabaseSdk(storage(JdbcOptions.DEFAULT), POLL);
                SharedDatabaseSdk there = new SharedDatabaseSdk(storage(JdbcOptions.DEFAULT), POLL);
                Connection foreign = connection();
                Statement statement = foreign.createStatement()) {
            CustomerId ada = here.customer();
            Engagement work = here.open("mara", ada);
            // From here on nothing older is left that would have the engagement read again.
            there.change("luca", ada, "Milano");
            awaitNotice(work);
            work.load().orElseThrow();
            here.sdk().events().listen(here.sdk().events().latest(), heard::add);
            foreign.setAutoCommit(false);
            statement.execute("CREATE TABLE not_ours (id INTEGER)");

            there.change("luca", ada, "Roma");
            await().atMost(FOREIGN.plus(WaitLimit.MOST))
                    .until(() -> here.sdk().health().feedLag().compareTo(FOREIGN) > 0);
            assertThat(heard).extracting(Event::by).doesNotContain(LUCA);
            assertThat(work.view().notices()).isEmpty();

            foreign.rollback();
            awaitNotice(work);
            await().until(() -> here.sdk().health().feedLag().compareTo(Duration.ofSeconds(1)) < 0);
            await().until(() -> heard.stream().anyMatch(event -> event.by().equals(LUCA)));
        }
    }
}
