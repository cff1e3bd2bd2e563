package dev.caredesk.benchmarks.contender;

import java.util.List;

/**
 * A sweep in hand-written JDBC. The floor of our goal closes 500 requests in each transaction, as the SDK does, in one statement and
 * one trip: rows that nobody holds, a version and a journal entry for each. The bare one only closes, all at once.
 */
public record JdbcOverdueSweep(JdbcConnection hand, String text) implements OverdueSweep {

    private static final String DUE =
            "tenant = 'default' AND open_deadline > " + Long.MIN_VALUE + " AND open_deadline <= ?";

    private static final String FLOOR =
            "WITH number AS MATERIALIZED (SELECT nextval('caredesk.commit_number') * 1000000 AS first),"
                    + " due AS (SELECT id FROM caredesk.request WHERE " + DUE
                    + " ORDER BY tenant, open_deadline LIMIT 500 FOR UPDATE SKIP LOCKED),"
                    + " closed AS (UPDATE caredesk.request r SET closed = deadline, version = version + 1 FROM due"
                    + " WHERE r.tenant = 'default' AND r.id = due.id RETURNING r.id, r.customer, r.version, r.closed),"
                    + " entries AS (INSERT INTO caredesk.journal (tenant, commit_order, change_set, actor_kind, actor, at,"
                    + " record_type, record, version, customer, kind, fields, payload)"
                    + " SELECT 'default', n.first + row_number() OVER (), 'sweep-' || n.first, 'SYSTEM', 'system', c.closed,"
                    + " 'REQUEST', c.id, c.version, c.customer, 'CLOSED', 'status', '{}' FROM closed c, number n)"
                    + " SELECT count(*) FROM closed";

    private static final String BARE = "WITH closed AS (UPDATE caredesk.request SET closed = deadline WHERE " + DUE
            + " RETURNING 1) SELECT count(*) FROM closed";

    public static JdbcOverdueSweep floor(String url) {
        return new JdbcOverdueSweep(new JdbcConnection(url), FLOOR);
    }

    public static JdbcOverdueSweep bare(String url) {
        return new JdbcOverdueSweep(new JdbcConnection(url), BARE);
    }

    @Override
    public long sweep() {
        long now = System.currentTimeMillis() * 1_000;
        long all = 0;
        long closed;
        do {
            List<JdbcConnection.ResultRow> rows = hand.rows(text, now);
            closed = rows.get(0).number(0);
            all += closed;
        } while (closed > 0);
        return all;
    }

    @Override
    public void close() {
        hand.close();
    }
}
