package dev.caredesk.verification.sweep;

import dev.caredesk.TenantId;
import dev.caredesk.proof.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Many requests in a database, whose deadlines lie between two clocks: for who works they are open, for who sweeps, with a clock that is
 * two seconds ahead, they are overdue.
 */
record DueRequests(String url, int count, Instant working) {

    static final Duration APART = Duration.ofSeconds(2);
    static final Duration DELAY = Duration.ofDays(5);

    static DueRequests of(String url, int count) throws SQLException {
        DueRequests due = new DueRequests(url, count, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        TestDatabase.execute(
                url,
                "INSERT INTO caredesk.request (tenant, id, customer, version, created, created_order, updated,"
                        + " updated_order, deadline, payload) SELECT '" + TenantId.DEFAULT.value()
                        + "', 'r' || n, 'c' || n % 1000,"
                        + " 1, 0, n, 0, n, " + micros(due.working) + " + 1 + n % " + micros(APART) + ", '{}'"
                        + " FROM generate_series(1, " + count + ") AS numbers (n)");
        TestDatabase.execute(
                url,
                "INSERT INTO caredesk.customer (tenant, id, version, created, updated, updated_order, payload) SELECT '"
                        + TenantId.DEFAULT.value()
                        + "', 'c' || n, 1, 0, 0, n, '{}' FROM generate_series(0, 999) AS numbers (n)");
        TestDatabase.execute(url, "ANALYZE");
        return due;
    }

    Instant sweeping() {
        return working.plus(APART);
    }

    /** The acknowledged changes of agents to a request. */
    record AcknowledgedChange(long version, boolean closed) {

        AcknowledgedChange and(AcknowledgedChange other) {
            return new AcknowledgedChange(version + other.version - 1, closed || other.closed);
        }
    }

    /** Requests that agents updated, and are open by that or were then closed by them, by number. */
    Map<Integer, AcknowledgedChange> kept() throws SQLException {
        try (Connection connection = TestDatabase.connection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT SUBSTR(id, 2), version, closed FROM caredesk.request"
                        + " WHERE deadline = " + micros(working.plus(DELAY)) + " AND closed IS NULL OR closed = "
                        + micros(working))) {
            Map<Integer, AcknowledgedChange> kept = new HashMap<>();
            while (result.next()) {
                kept.put(result.getInt(1), new AcknowledgedChange(result.getLong(2), result.getObject(3) != null));
            }
            return kept;
        }
    }

    /** Requests that were closed once, at their deadline, by a sweep that told it once. */
    long closed() throws SQLException {
        return count("request r WHERE closed = deadline AND version = 2 AND deadline BETWEEN " + micros(working)
                + " AND " + micros(sweeping())
                + " AND 1 = (SELECT COUNT(*) FROM caredesk.journal j WHERE j.tenant = r.tenant"
                + " AND j.record_type = 'REQUEST' AND j.record = r.id AND j.version = 2 AND j.kind = 'CLOSED'"
                + " AND j.actor_kind = 'SYSTEM' AND j.at = r.deadline)");
    }

    long told() throws SQLException {
        return count("journal WHERE actor_kind = 'SYSTEM'");
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private long count(String from) throws SQLException {
        return Long.parseLong(
                TestDatabase.texts(url, "SELECT COUNT(*) FROM caredesk." + from).get(0));
    }
}
