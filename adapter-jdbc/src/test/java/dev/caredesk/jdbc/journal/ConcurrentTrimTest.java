package dev.caredesk.jdbc.journal;

import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.JdbcProxy;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.testkit.storage.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs commits beside a trimming of a large journal, in each of its batches at the moment at which it holds the most locks. */
@DisplayName("commits beside a trimming")
class ConcurrentTrimTest {
    private static final int ENTRIES = Integer.getInteger("caredesk.trim.entries", 20_000);
    private static final int KEPT = 1_000;
    private static final int BATCH = 1_000;

    private static final String FILL = """
            INSERT INTO caredesk.journal (tenant, era, txid, commit_order, change_set, actor_kind, actor, at, record_type, record, version,
                                          kind, fields, payload)
            SELECT 'default', 1, 1 + n / 200, n, 'x' || n, 'AGENT', 'mara', n, 'CUSTOMER', 'ada', n, 'CHANGED', 'city', '{}'
            FROM generate_series(1, %d) AS s (n)
            """;

    private final String url = TestPostgres.newDatabase();

    /** A storage whose commits are refused where they would have to wait: the trimming waits for them, so they would wait for ever. */
    private final Scene beside = new Scene(
            JdbcStorage.postgresql(url + "?options=-c%20lock_timeout=2s", TestPostgres.USER, TestPostgres.PASSWORD),
            SampleCommits.TENANT);

    private final Scene trimming = new Scene(JdbcStorage.of(halting()), SampleCommits.TENANT);
    private final List<StoredCustomer> committed = new ArrayList<>();

    /** The start of a storage commits as well. */
    private boolean trims;

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(FILL.formatted(ENTRIES));
            statement.execute("ANALYZE");
        }
    }

    @AfterEach
    void close() {
        beside.storage().close();
        trimming.storage().close();
    }

    private Connection connection() throws SQLException {
        return TestDatabase.connection(url);
    }

    /** Leads to connections that commit something beside, and wait for that, before they commit. */
    private DataSource halting() {
        return JdbcProxy.as(DataSource.class, (source, get, none) -> {
            Connection real = connection();
            return JdbcProxy.as(Connection.class, (proxy, method, arguments) -> {
                Object result = JdbcProxy.call(real, method, arguments);
                return "createStatement".equals(method.getName()) ? halting((Statement) result) : result;
            });
        });
    }

    private Statement halting(Statement real) {
        return JdbcProxy.as(Statement.class, (proxy, method, arguments) -> {
            if (trims && arguments != null && "COMMIT".equals(arguments[0])) {
                commitBeside();
            }
            return JdbcProxy.call(real, method, arguments);
        });
    }

    /** Commits a change of the record that the trimmed entries are about, and a new one. */
    private void commitBeside() {
        int number = committed.size() + 1;
        StoredCustomer customer = customer("beside" + number);
        beside.given(changes -> changes.create(customer)
                .journal(entry(customer.id(), 1))
                .journal(entry(CustomerId.of("ada"), ENTRIES + number)));
        committed.add(customer);
        assertThat(beside.journal().latest(SampleCommits.TENANT)).isPresent();
    }

    @ParameterizedTest(name = "audit too: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("Z3 · no commit waits for a batch of a trimming, whatever that has done but not committed yet")
    void commitWaitsForNoTrimming(boolean auditToo) {
        trims = true;
        JournalTrim trim = new JournalTrim(new JournalTrim.Newest(KEPT), auditToo);
        int gone = 0;
        int batch;
        do {
            batch = trimming.storage().trimJournal(SampleCommits.TENANT, trim, BATCH);
            gone += batch;
        } while (batch == BATCH);

        assertThat(committed).hasSize(1 + gone / BATCH);
        // What the last batch could not see any more is left.
        assertThat(gone).isEqualTo(ENTRIES + 2 * (committed.size() - 1) - KEPT);
        assertThat(beside.wholeJournal()).hasSize(KEPT + 2);
        assertThat(committed).allMatch(customer -> beside.has(customer.id()));
    }
}
