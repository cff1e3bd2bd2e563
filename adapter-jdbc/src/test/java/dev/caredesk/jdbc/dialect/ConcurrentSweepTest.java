package dev.caredesk.jdbc.dialect;

import static dev.caredesk.testkit.storage.Samples.DELAY;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.testkit.storage.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A sweep, while others have some of the requests that are due: commits that change them, or other nodes that sweep. */
@DisplayName("a sweep on PostgreSQL beside others")
class ConcurrentSweepTest {
    private static final TenantId TENANT = SampleCommits.TENANT;
    private static final Instant LATE = minute(1_000).plus(DELAY);

    private final String url = TestPostgres.newDatabase();

    private final Scene scene =
            new Scene(JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD), TENANT);

    @AfterEach
    void close() {
        scene.storage().close();
    }

    /** Has requests with these numbers until it rolls back. */
    private Connection holding(int... numbers) throws SQLException {
        return HeldRecords.hold(
                url,
                TENANT,
                IntStream.of(numbers)
                        .mapToObj(number -> RequestId.of("r" + number))
                        .toList());
    }

    private int sweep(int limit) {
        return scene.storage().closeOverdue(TENANT, LATE, limit);
    }

    /** Returns the commits that closed requests, in the order of the journal. */
    private List<ChangeSetId> commits() {
        return scene.wholeJournal().stream().map(JournalRow::changeSet).toList();
    }

    @Test
    @DisplayName("R9 · a batch is full, in one commit, also where others have some of the first that are due")
    void fillsBatchDespiteOtherSweeps() throws SQLException {
        StoredCustomer ada = customer("ada");
        scene.given(ada);
        IntStream.range(0, 10).forEach(number -> scene.given(request("r" + number, ada.id(), minute(number))));

        try (Connection others = holding(0, 2, 3)) {
            assertThat(sweep(5)).isEqualTo(5);
            assertThat(others.isClosed()).isFalse();
            others.rollback();
        }

        assertThat(scene.wholeJournal())
                .extracting(row -> row.entry().record())
                .containsExactly(
                        RequestId.of("r1"),
                        RequestId.of("r4"),
                        RequestId.of("r5"),
                        RequestId.of("r6"),
                        RequestId.of("r7"));
        assertThat(commits().stream().distinct()).hasSize(1);

        // Who comes next takes what was passed over, and the rest.
        assertThat(sweep(100)).isEqualTo(5);
        assertThat(commits()).hasSize(10);
    }
}
