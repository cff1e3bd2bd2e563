package dev.caredesk.verification.sweep;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Touch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Many requests in a database, whose deadlines lie between two clocks: for who works they are open, for who sweeps, with a clock that is
 * two seconds ahead, they are overdue.
 */
record Due(String url, int count, Instant working) {

    static final Duration APART = Duration.ofSeconds(2);
    private static final Duration DELAY = Duration.ofDays(5);

    static Due of(String url, int count) throws SQLException {
        Due due = new Due(url, count, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        due.execute("INSERT INTO caredesk.request (tenant, id, customer, version, created, created_order, updated,"
                + " updated_order, closes_at, payload) SELECT '" + TenantId.DEFAULT.value()
                + "', 'r' || n, 'c' || n % 1000,"
                + " 1, 0, n, 0, n, " + micros(due.working) + " + 1 + n % " + micros(APART) + ", '{}'"
                + " FROM generate_series(1, " + count + ") AS numbers (n)");
        due.execute("ANALYZE");
        return due;
    }

    Instant sweeping() {
        return working.plus(APART);
    }

    /** An agent does something in a request, by the clock of who works; false when it was closed already. */
    boolean touch(Storage storage, int number, String id) {
        ChangeSet changes = ChangeSet.builder(
                        ChangeSetId.of(id), TenantId.DEFAULT, Actor.of(AgentId.of("mara")), working)
                .touch(new Touch(RequestId.of("r" + number), working, DELAY, true, false))
                .build();
        return storage.commit(changes) instanceof CommitResult.Committed;
    }

    /** Requests that are open now and were touched. */
    long touched() throws SQLException {
        return count("request WHERE closed IS NULL AND version = 1 AND closes_at = " + micros(working.plus(DELAY)));
    }

    /** Requests that were closed once, at their deadline, by a sweep that told it once. */
    long closed() throws SQLException {
        return count("request r WHERE closed = closes_at AND version = 2 AND closes_at BETWEEN " + micros(working)
                + " AND " + micros(sweeping())
                + " AND 1 = (SELECT COUNT(*) FROM caredesk.journal j WHERE j.tenant = r.tenant"
                + " AND j.record_type = 'REQUEST' AND j.record = r.id AND j.version = 2 AND j.kind = 'CLOSED'"
                + " AND j.actor_kind = 'SYSTEM' AND j.at = r.closes_at)");
    }

    long told() throws SQLException {
        return count("journal");
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private long count(String from) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM caredesk." + from)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void execute(String text) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }
}
