package dev.caredesk.jdbc.dialect;

import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.testkit.storage.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("offers on PostgreSQL that are taken")
class TakenOffersTest {
    private static final String UPDATES = "SELECT n_tup_upd || ' ' || n_tup_hot_upd FROM pg_stat_user_tables"
            + " WHERE relname = 'interaction' AND n_tup_upd > 0";

    private final String url = TestPostgres.newDatabase();

    private List<String> updates() throws SQLException {
        try (Connection connection = TestDatabase.connection(url)) {
            return TestDatabase.texts(connection, UPDATES);
        }
    }

    @Test
    @DisplayName("D5 · taking and rejecting an offer writes no index of the interaction")
    void writesNoIndex() throws SQLException {
        List<StoredInteraction> offers =
                IntStream.range(0, 200).mapToObj(i -> offer("o" + i, T0)).toList();
        try (var storage = JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD)) {
            Scene scene = new Scene(storage, SampleCommits.TENANT);
            scene.given(changes -> offers.forEach(changes::create));
            for (StoredInteraction one : offers) {
                StoredInteraction hidden = rejected(one, JON);
                scene.given(changes -> changes.change(change(hidden)));
                scene.given(changes -> changes.change(change(taken(hidden, ActivityId.of("talk"), MARA))));
            }
        }
        // The counts of a session are there when it is gone.
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> updates().contains("400 400"));
    }
}
