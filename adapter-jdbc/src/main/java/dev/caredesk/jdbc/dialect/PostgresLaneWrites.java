package dev.caredesk.jdbc.dialect;

import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.database.LaneWrites;
import dev.caredesk.jdbc.sql.RecordKey;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.sql.TransactionKind;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leases lanes, and renews and ends leases, each in one round trip. Rows of lanes are locked: a commit keeps those that it relies on or
 * changes, a lease passes over what others have, and whoever waits for several takes them in the order of their keys.
 */
final class PostgresLaneWrites implements LaneWrites {
    /** Waits for the lanes that somebody has, and judges them as they are then. */
    private static final String RENEW = """
            WITH own AS MATERIALIZED (
                SELECT ARRAY_AGG(o.interaction) AS ids
                FROM (SELECT l.interaction FROM #lane l
                      WHERE l.tenant = ? AND l.interaction = ANY (CAST(? AS TEXT ARRAY)) AND l.owner = ?
                      ORDER BY l.interaction FOR UPDATE) o)
            UPDATE #lane l SET lease_until = ?
            WHERE l.tenant = ? AND l.interaction = ANY (CAST((SELECT ids FROM own) AS TEXT ARRAY)) AND l.owner = ?
            RETURNING COALESCE(l.interaction_key, l.interaction)
            """;

    private final Database database;

    PostgresLaneWrites(Database database) {
        this.database = database;
    }

    /** Work in one text, of which nobody knows whether it was done when the connection breaks. */
    private interface OneTrip<T> {
        T run(SqlSession sql) throws SQLException;
    }

    private <T> T inOneTrip(TenantId tenant, OneTrip<T> work) {
        return database.write(tenant, TransactionKind.COMMIT, (sql, again) -> {
            try {
                return work.run(sql);
            } catch (SQLException failure) {
                throw PostgresDialect.lostIfBroken(failure);
            }
        });
    }

    /** Leases again where the answer was lost; what that one had leased is free when its time is over. */
    @Override
    public LeasedLanes lease(TenantId tenant, LaneRequest request) {
        return inOneTrip(tenant, sql -> new PostgresLaneLease(tenant, request).run(sql));
    }

    @Override
    public Set<InteractionId> renew(
            TenantId tenant, ProcessId process, Collection<InteractionId> lanes, Instant until) {
        List<String> keys = lanes.stream().map(RecordKey::of).toList();
        return inOneTrip(
                tenant,
                sql -> new HashSet<>(sql.list(
                        RENEW, row -> InteractionId.ofKey(row.text()), tenant, keys, process, until, tenant, process)));
    }

    @Override
    public void settle(TenantId tenant, ProcessId process, List<LaneResult> results) {
        inOneTrip(tenant, sql -> {
            sql.run(PostgresLaneResults.chain(tenant, process, results));
            return results.size();
        });
    }
}
