package dev.caredesk.jdbc.dialect;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.table.LaneColumns;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.StoredLane;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A look at the lanes of a channel, for a process that asks for some; it writes nothing. */
record H2LaneSurvey(SqlSession sql, TenantId tenant, LaneRequest request) {
    private static final String BY_NOW = " AND l.due <= ?";

    /** A free lane without its commands, and its place among those that are free. */
    private record FreeLane(long due, long order, StoredLane lane) {
        static final Comparator<FreeLane> FIRST =
                Comparator.comparingLong(FreeLane::due).thenComparingLong(FreeLane::order);

        static FreeLane read(ResultRow row) throws SQLException {
            return new FreeLane(row.number(), row.number(), LaneColumns.read(row));
        }
    }

    /** Returns the lanes that the process can have, without their commands, and how many there are. */
    LeasedLanes run() throws SQLException {
        List<StoredLane> free = free();
        boolean more = free.size() > request.lanes();
        return new LeasedLanes(
                more ? free.subList(0, request.lanes()) : free,
                Math.min(count(LaneColumns.DUE) + count(LaneColumns.RESTING), LeasedLanes.MOST),
                count(LaneColumns.PARKED),
                more ? Optional.of(request.now()) : next());
    }

    /** Returns those that it can have, and one more than it asks for if there is one. */
    private List<StoredLane> free() throws SQLException {
        String mark = LaneColumns.mark(request.process());
        Instant now = request.now();
        int most = request.lanes() + 1;
        return Stream.concat(
                        free(LaneColumns.DUE, tenant, request.channel(), mark, now, most),
                        free(LaneColumns.RESTING + BY_NOW, tenant, request.channel(), now, mark, now, most))
                .sorted(FreeLane.FIRST)
                .limit(most)
                .map(FreeLane::lane)
                .toList();
    }

    private Stream<FreeLane> free(String state, Object... parameters) throws SQLException {
        return sql
                .list(
                        "SELECT l.due, l.commit_order, " + LaneColumns.SELECT + LaneColumns.IN_STATE + state + " AND "
                                + LaneColumns.FREE_AT + " <= ?" + LaneColumns.ORDER + "?",
                        FreeLane::read,
                        parameters)
                .stream();
    }

    private int count(String state) throws SQLException {
        return sql.list(
                        "SELECT COUNT(*) FROM (SELECT 1" + LaneColumns.IN_STATE + state + LaneColumns.ORDER
                                + LeasedLanes.MOST + ") w",
                        row -> (int) row.number(),
                        tenant,
                        request.channel())
                .get(0);
    }

    /** Returns when the first of those is free that are not. */
    private Optional<Instant> next() throws SQLException {
        String mark = LaneColumns.mark(request.process());
        Instant now = request.now();
        return Stream.of(
                        soonest(LaneColumns.DUE, mark, tenant, request.channel(), now),
                        soonest(LaneColumns.RESTING + BY_NOW, mark, tenant, request.channel(), now, now),
                        sql.first(
                                "SELECT l.due" + LaneColumns.IN_STATE + LaneColumns.RESTING + " AND l.due > ?"
                                        + LaneColumns.ORDER + "1",
                                ResultRow::instant,
                                tenant,
                                request.channel(),
                                now))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> soonest(String state, Object... parameters) throws SQLException {
        return sql.list(
                        "SELECT MIN(w.free_at) FROM (SELECT " + LaneColumns.FREE_AT + " AS free_at"
                                + LaneColumns.IN_STATE + state + ") w WHERE w.free_at > ?",
                        ResultRow::optionalInstant,
                        parameters)
                .get(0);
    }
}
