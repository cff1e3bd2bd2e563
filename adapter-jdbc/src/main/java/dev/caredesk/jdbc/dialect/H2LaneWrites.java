package dev.caredesk.jdbc.dialect;

import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.commit.LaneStatements;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.database.LaneWrites;
import dev.caredesk.jdbc.read.JdbcLaneStore;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.sql.TransactionKind;
import dev.caredesk.jdbc.table.CommandColumns;
import dev.caredesk.jdbc.table.LaneColumns;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.StoredLane;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leases lanes, and renews and ends leases, while no commit of the tenant is under way. Before a lease it looks without a lock: where no lane
 * is free, which is mostly so, it writes nothing and keeps nobody waiting.
 */
final class H2LaneWrites implements LaneWrites {
    private static final String WHERE = " WHERE tenant = ? AND interaction = ?";
    private static final String OWN = WHERE + " AND owner = ?";

    private final Database database;
    private final H2Dialect dialect;

    H2LaneWrites(Database database, H2Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    @Override
    public LeasedLanes lease(TenantId tenant, LaneRequest request) {
        LeasedLanes seen = database.readSnapshot(sql -> new H2LaneSurvey(sql, tenant, request).run());
        return seen.lanes().isEmpty()
                ? seen
                : database.write(tenant, TransactionKind.WRITE, (sql, again) -> {
                    dialect.freeze(sql, tenant);
                    return lease(sql, tenant, request);
                });
    }

    private static LeasedLanes lease(SqlSession sql, TenantId tenant, LaneRequest request) throws SQLException {
        LeasedLanes found = new H2LaneSurvey(sql, tenant, request).run();
        Instant now = request.now();
        List<List<Object>> rows = new ArrayList<>();
        for (StoredLane lane : found.lanes()) {
            rows.add(List.of(request.process(), request.until(), now, now, tenant, lane.interaction()));
        }
        run(sql, "UPDATE #lane SET " + LaneColumns.LEASE + WHERE, rows);
        List<StoredLane> lanes = CommandColumns.inLanes(
                found.lanes(), JdbcLaneStore.firstCommands(sql, tenant, found.lanes(), request.commands()));
        return new LeasedLanes(lanes, found.waiting(), found.parked(), found.next());
    }

    private static void run(SqlSession sql, String text, List<List<Object>> rows) throws SQLException {
        if (!rows.isEmpty()) {
            sql.batch(text, rows);
        }
    }

    @Override
    public Set<InteractionId> renew(
            TenantId tenant, ProcessId process, Collection<InteractionId> lanes, Instant until) {
        List<InteractionId> asked = List.copyOf(lanes);
        return database.write(tenant, TransactionKind.WRITE, (sql, again) -> {
            dialect.freeze(sql, tenant);
            int[] moved = sql.batch(
                    "UPDATE #lane SET lease_until = ?" + OWN,
                    asked.stream()
                            .map(lane -> List.<Object>of(until, tenant, lane, process))
                            .toList());
            Set<InteractionId> renewed = new HashSet<>();
            for (int at = 0; at < moved.length; at++) {
                if (moved[at] == 1) {
                    renewed.add(asked.get(at));
                }
            }
            return renewed;
        });
    }

    @Override
    public void settle(TenantId tenant, ProcessId process, List<LaneResult> results) {
        database.write(tenant, TransactionKind.WRITE, (sql, again) -> {
            dialect.freeze(sql, tenant);
            SettlementRows rows = new SettlementRows(tenant, process);
            results.forEach(rows::add);
            rows.write(sql);
            return results.size();
        });
    }

    /** The rows of parameters of a settlement, by the statements that they are for. */
    private static final class SettlementRows {
        private final TenantId tenant;
        private final ProcessId process;
        private final List<List<Object>> confirmed = new ArrayList<>();
        private final List<List<Object>> successes = new ArrayList<>();
        private final List<List<Object>> rests = new ArrayList<>();
        private final List<List<Object>> passes = new ArrayList<>();
        private final List<List<Object>> lanes = new ArrayList<>();

        SettlementRows(TenantId tenant, ProcessId process) {
            this.tenant = tenant;
            this.process = process;
        }

        void add(LaneResult result) {
            InteractionId lane = result.interaction();
            result.confirmed().forEach(command -> confirmed.add(List.of(tenant, lane, command)));
            result.rest().ifPresentOrElse(rest -> add(lane, rest), () -> successes.add(List.of(tenant, lane, process)));
            lanes.add(List.of(tenant, lane));
        }

        private void add(InteractionId lane, LaneRest rest) {
            Object last = rest.othersMay() ? LaneColumns.mark(process) : rest.until();
            (rest.othersMay() ? passes : rests)
                    .add(List.of(rest.failures(), rest.since(), rest.until(), last, tenant, lane, process));
        }

        void write(SqlSession sql) throws SQLException {
            run(sql, LaneStatements.END_COMMAND, confirmed);
            run(sql, "UPDATE #lane SET " + LaneColumns.SUCCEED + OWN, successes);
            run(sql, "UPDATE #lane SET " + LaneColumns.fail(false, "?", "?", "?") + OWN, rests);
            run(sql, "UPDATE #lane SET " + LaneColumns.fail(true, "?", "?", "?") + OWN, passes);
            run(sql, LaneStatements.END_LANE, lanes);
        }
    }
}
