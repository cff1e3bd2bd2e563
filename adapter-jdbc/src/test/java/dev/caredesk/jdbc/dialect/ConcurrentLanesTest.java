package dev.caredesk.jdbc.dialect;

import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.Samples.CHAT;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.testkit.ConcurrentCalls;
import dev.caredesk.testkit.storage.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Leases on PostgreSQL, while commits and other processes have some of the lanes, and what they cost it. */
@DisplayName("lanes on PostgreSQL beside others")
class ConcurrentLanesTest {
    private static final TenantId TENANT = SampleCommits.TENANT;
    private static final ProcessId ONE = ProcessId.of("one");

    private final String url = TestPostgres.newDatabase();

    private final Scene scene =
            new Scene(JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD), TENANT);

    @AfterEach
    void close() {
        scene.storage().close();
    }

    private List<InteractionId> lanes(int count) {
        List<InteractionId> ids =
                IntStream.range(0, count).mapToObj(i -> interactionId("i" + i)).toList();
        ids.forEach(id ->
                scene.given(changes -> changes.create(offer(id, T0)).command(command("of " + id.value(), id))));
        return ids;
    }

    private LeasedLanes lease(int lanes) {
        return scene.lanes().lease(TENANT, new LaneRequest(ONE, CHAT, minute(1), minute(2), lanes, 9));
    }

    private static List<InteractionId> ids(LeasedLanes leased) {
        return leased.lanes().stream().map(lane -> lane.interaction()).toList();
    }

    private static LaneResult settled(InteractionId id) {
        return new LaneResult(id, List.of(), Optional.empty());
    }

    /** Returns the next transaction id of the server, which is handed out to whoever writes. */
    private List<String> nextTransaction() throws SQLException {
        return TestDatabase.texts(url, "SELECT CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT)");
    }

    @Test
    @DisplayName("X5 · a lane that a commit has at the moment is passed over, and may be free at once")
    void passesOverWhatCommitsHave() throws SQLException {
        List<InteractionId> lanes = lanes(4);
        try (Connection commit = TestDatabase.connection(url);
                Statement statement = commit.createStatement()) {
            commit.setAutoCommit(false);
            statement.execute("SELECT 1 FROM caredesk.lane WHERE interaction IN ('chat/i0', 'chat/i2') FOR UPDATE");
            LeasedLanes leased = lease(9);
            assertThat(ids(leased)).containsExactly(lanes.get(1), lanes.get(3));
            assertThat(leased.next()).contains(minute(1));
            assertThat(leased.waiting()).isEqualTo(4);
            commit.rollback();
        }
        assertThat(ids(lease(9))).containsExactly(lanes.get(0), lanes.get(2));
    }

    @Test
    @DisplayName("X5 · a lease writes nothing where no lane is free")
    void writesNothingInVain() throws SQLException {
        lanes(3);
        assertThat(lease(3).lanes()).hasSize(3);
        List<String> before = nextTransaction();
        assertThat(lease(3).lanes()).isEmpty();
        assertThat(nextTransaction()).isEqualTo(before);
        assertThat(scene.lanes().renew(TENANT, ONE, List.of(), minute(3))).isEmpty();
        scene.lanes().settle(TENANT, ONE, List.of());
        assertThat(nextTransaction()).isEqualTo(before);
    }

    @Test
    @DisplayName("X5 · leasing and renewing writes no index of lanes")
    void writesNoIndex() {
        lanes(200);
        for (int i = 0; i < 20; i++) {
            List<InteractionId> leased = ids(lease(10));
            assertThat(scene.lanes().renew(TENANT, ONE, leased, minute(3))).hasSize(10);
        }
        scene.storage().close();
        // The counts of a session are there when it is gone.
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> TestDatabase.texts(
                                url,
                                "SELECT n_tup_upd || ' ' || n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'lane'")
                        .contains("400 400"));
    }

    @Test
    @DisplayName(
            "X5 · those who lease, renew, settle and commit several lanes never stand in each other's way for good")
    void noDeadlocks() throws SQLException {
        List<InteractionId> lanes = lanes(12);
        List<InteractionId> turned = new ArrayList<>(lanes);
        Collections.reverse(turned);
        Callable<Boolean> renews = () -> repeated(() -> scene.lanes().renew(TENANT, ONE, turned, minute(2)));
        Callable<Boolean> settles = () -> repeated(() -> {
            lease(12);
            scene.lanes()
                    .settle(
                            TENANT,
                            ONE,
                            turned.stream().map(ConcurrentLanesTest::settled).toList());
        });
        try (ConcurrentCalls calls = new ConcurrentCalls()) {
            calls.atOnce(List.of(renews, settles, parks(lanes), parks(turned)));
        }
        assertThat(TestDatabase.texts(url, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .containsExactly("0");
    }

    private static boolean repeated(Runnable work) {
        for (int i = 0; i < 50; i++) {
            work.run();
        }
        return true;
    }

    private Callable<Boolean> parks(List<InteractionId> lanes) {
        return () -> repeated(() -> {
            scene.given(changes ->
                    lanes.forEach(id -> changes.parking(new LaneParking(id, Optional.of(payload("parked"))))));
            scene.given(changes -> lanes.forEach(id -> changes.parking(new LaneParking(id, Optional.empty()))));
        });
    }
}
