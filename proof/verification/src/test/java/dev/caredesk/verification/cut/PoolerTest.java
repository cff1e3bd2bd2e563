package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.RecordId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.verification.ExternalServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Desks at work through a PgBouncer, set up as docs/scaling.md has it, and with fewer connections than they use. {@code .ci/pooler} starts
 * it, and runs this.
 */
@DisplayName("a pooler that shares connections between transactions")
class PoolerTest {

    private static final int SAVES_EACH = Integer.getInteger("caredesk.pooler.saves", 50);
    private static final int STARTS = 24;
    private static final int AT_A_TIME = 4;
    private static final int POOL = 10;

    /** As many as {@code proof/servers/single} lets the pooler have. */
    private static final int SHARED = 5;

    private static final Duration DAYS = Duration.ofDays(3);
    private static final JdbcOptions OPTIONS =
            JdbcOptions.DEFAULT.withPoolSize(POOL).withoutBell().withoutMigration();

    private final TestClock clock = TestClock.at(Instant.now());
    private final DueAndReplyWork sideWork = new DueAndReplyWork(clock);
    private final List<Event> heard = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("E7, N1, R6, X5 · saves, feed, sweeps and channel commands go through it, and starts, many at once")
    void worksThroughPooler() throws InterruptedException, SQLException {
        ExternalServers servers = ExternalServers.given("pooler", ".ci/pooler", "servers/single");
        String direct = servers.does("create", "server", "care");
        prepare(direct);
        // Who gets no connection says so, instead of waiting.
        String url = servers.does("pooled", "care") + "&socketTimeout=20";
        try (IdleClients idle = IdleClients.on(url)) {
            assertThat(TestDatabase.texts(url, "SHOW statement_timeout")).containsExactly("30s");
            work(servers, direct, url);
            idle.check();
        }
    }

    /** Clients between two transactions, so many that a pooler that shared between sessions would have no connection left. */
    private record IdleClients(List<Connection> connections) implements AutoCloseable {

        static IdleClients on(String url) throws SQLException {
            List<Connection> held = new ArrayList<>();
            for (int client = 0; client < SHARED; client++) {
                held.add(TestDatabase.connection(url));
            }
            IdleClients idle = new IdleClients(List.copyOf(held));
            idle.check();
            return idle;
        }

        void check() throws SQLException {
            for (Connection connection : connections) {
                assertThat(connection.isValid(10)).isTrue();
            }
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private void work(ExternalServers servers, String direct, String url) throws InterruptedException, SQLException {
        startAtOnce(url);
        assertThat(TestDatabase.texts(direct, "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .as("locks that starts have left on connections of the pooler")
                .containsExactly("0");
        try (Caredesk sdk = builder(url, OPTIONS)
                        .sweepEvery(Duration.ofMillis(500))
                        .channel(sideWork.chat())
                        .start();
                Caredesk elsewhere =
                        builder(url, OPTIONS.withPoolSize(1)).sweepEvery(DAYS).start()) {
            elsewhere.events().listen(Optional.empty(), heard::add);
            SavingAgents savingAgents = SavingAgents.at(sdk, sideWork.chat());
            run(sdk, savingAgents);
            // With what asks for it.
            assertThat(TestDatabase.texts(
                            direct, "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"))
                    .as("connections of the server, for %s of clients", SHARED + POOL + 1)
                    .containsExactly(String.valueOf(SHARED + 1));
            servers.report(
                    STARTS + " starts by " + AT_A_TIME + " at a time; " + savingAgents.acknowledged() + " saves over "
                            + SHARED
                            + " shared connections, lost 0, each there once and whole, and heard by another SDK, which polls");
        }
    }

    /** Prepares what needs a connection of its own. */
    private static void prepare(String direct) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(direct);
        JdbcStorage.migrate(source, JdbcOptions.DEFAULT);
        TestDatabase.execute(direct, "ALTER ROLE postgres SET statement_timeout = '30s'");
    }

    private void startAtOnce(String url) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            CompletableFuture<?>[] starts = IntStream.range(0, STARTS)
                    .mapToObj(start -> CompletableFuture.runAsync(
                            () -> builder(url, OPTIONS.withPoolSize(1 + start % 2))
                                    .start()
                                    .close(),
                            threads))
                    .toArray(CompletableFuture[]::new);
            assertThat(CompletableFuture.allOf(starts)).succeedsWithin(Duration.ofMinutes(1));
        } finally {
            threads.shutdownNow();
        }
    }

    private CaredeskBuilder builder(String url, JdbcOptions options) {
        return CaredeskBuilder.on(JdbcStorage.postgresql(url, "postgres", "postgres", options))
                .clock(clock);
    }

    private void run(Caredesk sdk, SavingAgents savingAgents) throws InterruptedException {
        Engagement work = sideWork.accepted(sdk, "ada");
        RecordId forgotten = sideWork.forgotten(sdk, "forgotten");
        savingAgents.awaitEach(SAVES_EACH);
        sideWork.reply(work, "reply");
        sideWork.awaitTold("reply");
        clock.advance(DAYS);
        savingAgents.awaitEach(1);
        clock.advance(DAYS);
        DueAndReplyWork.awaitClosed(heard, forgotten);
        savingAgents.stopAndCheck();
        savingAgents.awaitTold(heard);
    }
}
