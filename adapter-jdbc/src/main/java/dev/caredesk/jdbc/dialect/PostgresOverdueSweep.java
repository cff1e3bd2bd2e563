package dev.caredesk.jdbc.dialect;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.RecordType;
import dev.caredesk.TenantId;
import dev.caredesk.event.Event;
import dev.caredesk.jdbc.commit.CommitLocks;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.database.OverdueSweep;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.TransactionKind;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.SweptRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Closes what is overdue with one statement for each batch. As a commit does, it takes all that it changes before it has a transaction
 * id, but never waits: a request that a commit or another node has at the moment is passed over, and what is behind it is taken in its
 * place, so that nodes that sweep at the same time have a full batch each. What changed until it was taken is judged as it is then, by
 * an expression, since by the index of what is due a plan for any values goes through all of it for each batch.
 * "OFFSET 0" keeps the locks out of the query that orders, or more might be taken than a batch closes.
 */
final class PostgresOverdueSweep implements OverdueSweep {
    private static final String CLOSE = """
            WITH due AS MATERIALIZED (
                SELECT COUNT(*) AS found, ARRAY_AGG(c.id) AS ids
                FROM (SELECT o.id
                      FROM (SELECT r.id FROM #request r
                            WHERE r.tenant = ? AND r.open_deadline > ? AND r.open_deadline <= ?
                            ORDER BY r.tenant, r.open_deadline, r.id OFFSET 0) o
                      WHERE pg_try_advisory_xact_lock(hashtextextended(? || o.id, 0)) LIMIT ?) c),
            closed AS (
                UPDATE #request r SET closed = r.deadline, version = r.version + 1
                WHERE r.tenant = ? AND r.id = ANY (CAST((SELECT ids FROM due) AS TEXT ARRAY))
                    AND r.open_deadline + 0 > ? AND r.open_deadline + 0 <= ?
                RETURNING r.tenant, r.id, r.customer, r.version, r.deadline),
            number AS MATERIALIZED (SELECT @ AS first WHERE EXISTS (SELECT 1 FROM closed)),
            told AS (
                INSERT INTO #journal (tenant, commit_order, change_set, actor_kind, actor, at, record_type, record,
                                      version, customer, kind, fields, payload)
                SELECT c.tenant, n.first + ROW_NUMBER() OVER (ORDER BY c.deadline, c.id) - 1, ? || n.first, ?, ?,
                       c.deadline, ?, c.id, c.version, c.customer, ?, ?, ?
                FROM closed c CROSS JOIN number n)
            SELECT due.found, (SELECT COUNT(*) FROM closed) FROM due
            """;

    private final Database database;
    private final String text;

    /**
     * Makes a sweep.
     *
     * @param number an expression that makes the first of as many numbers of the commit order as a batch may need
     */
    PostgresOverdueSweep(Database database, String number) {
        this.database = database;
        this.text = CLOSE.replace("@", number);
    }

    /** The requests that a statement took, and those of them that it closed: not what another node had closed by then. */
    private record SweepBatch(int found, int closed) {

        static SweepBatch of(ResultRow row) throws SQLException {
            return new SweepBatch((int) row.number(), (int) row.number());
        }
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        int closed = 0;
        SweepBatch last;
        int wanted;
        do {
            wanted = limit - closed;
            last = close(tenant, now, wanted);
            closed += last.closed();
        } while (last.found() == wanted && closed < limit);
        return closed;
    }

    private SweepBatch close(TenantId tenant, Instant now, int most) {
        String type = RecordType.REQUEST.name();
        List<Object> parameters = List.of(
                tenant,
                Long.MIN_VALUE,
                now,
                CommitLocks.name(tenant, type, ""),
                most,
                tenant,
                Long.MIN_VALUE,
                now,
                SweptRequest.CHANGE_SET,
                Actor.SYSTEM.kind(),
                Actor.SYSTEM.name(),
                type,
                Event.Kind.CLOSED,
                Field.STATUS.value(),
                Payload.EMPTY);
        return database.write(tenant, TransactionKind.COMMIT, (sql, again) -> {
            try {
                return sql.list(text, parameters, SweepBatch::of).get(0);
            } catch (SQLException failure) {
                throw PostgresDialect.lostIfBroken(failure);
            }
        });
    }
}
