package dev.caredesk.jdbc.dialect;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.sql.Microseconds;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.QueryBatch.QueryResult;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.table.CommandColumns;
import dev.caredesk.jdbc.table.CommandColumns.CommandRow;
import dev.caredesk.jdbc.table.LaneColumns;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.StoredLane;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A lease of lanes, as one text of statements.
 *
 * <ol>
 *   <li>It takes the free lanes that were due first, but for those that somebody has at the moment. Where none is free, it writes nothing.
 *   <li>It reads what they have, by statements of their own: the one that took them looks with the eyes of its beginning, when a command
 *       that was done meanwhile may still have been there.
 *   <li>It counts how many lanes there are, and finds when the next is free.
 * </ol>
 */
record PostgresLaneLease(TenantId tenant, LaneRequest request) {
    /** The keys of the leased lanes, which the first statement leaves to the others. */
    private static final String LEASED = "CAST(current_setting('caredesk.leased') AS TEXT ARRAY)";

    private static final String FREE = "(SELECT l.interaction, l.due, l.commit_order" + LaneColumns.IN_STATE + "%s AND "
            + LaneColumns.FREE_AT + " <= ?" + LaneColumns.ORDER + "? FOR UPDATE SKIP LOCKED)";

    /** Those that rested are mostly few, so it seldom locks more than it takes. */
    private static final String LEASE = "WITH free AS MATERIALIZED (SELECT ARRAY_AGG(f.interaction) AS ids FROM ("
            + "SELECT * FROM (SELECT * FROM " + FREE.formatted(LaneColumns.DUE) + " d UNION ALL SELECT * FROM "
            + FREE.formatted(LaneColumns.RESTING + " AND l.due <= ?")
            + " r) a ORDER BY a.due, a.commit_order LIMIT ?) f),"
            + " leased AS (UPDATE #lane l SET " + LaneColumns.LEASE + " WHERE l.tenant = ?"
            + " AND l.interaction = ANY (CAST((SELECT ids FROM free) AS TEXT ARRAY)) RETURNING l.interaction)"
            + " SELECT set_config('caredesk.leased',"
            + " CAST(COALESCE(ARRAY_AGG(e.interaction), CAST('{}' AS TEXT ARRAY)) AS TEXT), TRUE) FROM leased e";

    private static final String LANES = "SELECT " + LaneColumns.SELECT + " FROM #lane l WHERE l.tenant = ?"
            + " AND l.interaction = ANY (" + LEASED + ") ORDER BY l.due, l.commit_order";

    private static final String COMMANDS = "SELECT " + CommandColumns.SELECT + " FROM UNNEST(" + LEASED
            + ") AS e (interaction) JOIN LATERAL (SELECT k.* FROM #command k WHERE k.tenant = ?"
            + " AND k.interaction = e.interaction" + CommandColumns.FIRST + ") k ON TRUE ORDER BY k.commit_order";

    private static final String COUNT = "(SELECT COUNT(*) FROM (SELECT 1" + LaneColumns.IN_STATE + "%s"
            + LaneColumns.ORDER + LeasedLanes.MOST + ") w)";

    private static final String COUNTS = "SELECT " + COUNT.formatted(LaneColumns.DUE) + " + "
            + COUNT.formatted(LaneColumns.RESTING) + ", " + COUNT.formatted(LaneColumns.PARKED);

    private static final String SOONEST = "(SELECT MIN(" + LaneColumns.FREE_AT + ")" + LaneColumns.IN_STATE
            + "%s AND l.interaction <> ALL (" + LEASED + "))";

    private static final String ANOTHER = "(SELECT 1" + LaneColumns.IN_STATE + "%s AND " + LaneColumns.FREE_AT
            + " <= ? AND l.interaction <> ALL (" + LEASED + ")" + LaneColumns.ORDER + "1) IS NOT NULL";

    /** Where it got all that it asked for, many more may be free; the first of them says enough. */
    private static final String NEXT = "SELECT CASE WHEN CARDINALITY(" + LEASED + ") = ? AND ("
            + ANOTHER.formatted(LaneColumns.DUE) + " OR " + ANOTHER.formatted(LaneColumns.RESTING + " AND l.due <= ?")
            + ") THEN " + Microseconds.BEFORE_ALL + " ELSE LEAST(" + SOONEST.formatted(LaneColumns.DUE) + ", "
            + SOONEST.formatted(LaneColumns.RESTING + " AND l.due <= ?") + ", (SELECT l.due" + LaneColumns.IN_STATE
            + LaneColumns.RESTING + " AND l.due > ?" + LaneColumns.ORDER + "1)) END";

    /** The numbers of lanes of a channel. */
    private record LaneCounts(int waiting, int parked) {

        static LaneCounts read(ResultRow row) throws SQLException {
            return new LaneCounts((int) row.number(), (int) row.number());
        }
    }

    LeasedLanes run(SqlSession sql) throws SQLException {
        QueryBatch batch = new QueryBatch(sql);
        batch.add(lease());
        QueryResult<StoredLane> lanes = batch.add(Query.of(LANES, LaneColumns::read, tenant));
        QueryResult<CommandRow> commands =
                batch.add(Query.of(COMMANDS, CommandColumns::read, tenant, request.commands()));
        QueryResult<LaneCounts> counts = batch.add(counts());
        QueryResult<Optional<Instant>> next = batch.add(next());
        batch.runAndCommit();
        LaneCounts counted = counts.rows().get(0);
        return new LeasedLanes(
                CommandColumns.inLanes(lanes.rows(), commands.rows()),
                Math.min(counted.waiting(), LeasedLanes.MOST),
                counted.parked(),
                next.rows().get(0).map(at -> at.isBefore(request.now()) ? request.now() : at));
    }

    private Query<String> lease() {
        String mark = LaneColumns.mark(request.process());
        Instant now = request.now();
        int most = request.lanes();
        List<Object> due = List.of(tenant, request.channel(), mark, now, most);
        List<Object> rested = List.of(tenant, request.channel(), now, mark, now, most);
        List<Object> lease = List.of(most, request.process(), request.until(), now, now, tenant);
        return new Query<>(
                LEASE, Stream.of(due, rested, lease).flatMap(List::stream).toList(), ResultRow::text);
    }

    private Query<LaneCounts> counts() {
        return Query.of(
                COUNTS,
                LaneCounts::read,
                tenant,
                request.channel(),
                tenant,
                request.channel(),
                tenant,
                request.channel());
    }

    private Query<Optional<Instant>> next() {
        String mark = LaneColumns.mark(request.process());
        Instant now = request.now();
        List<Object> another = List.of(
                request.lanes(), tenant, request.channel(), mark, now, tenant, request.channel(), now, mark, now);
        List<Object> soonest = List.of(mark, tenant, request.channel(), mark, tenant, request.channel(), now);
        List<Object> rested = List.of(tenant, request.channel(), now);
        return new Query<>(
                NEXT, Stream.of(another, soonest, rested).flatMap(List::stream).toList(), ResultRow::optionalInstant);
    }
}
