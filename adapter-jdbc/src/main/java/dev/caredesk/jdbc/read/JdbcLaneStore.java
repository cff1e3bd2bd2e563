package dev.caredesk.jdbc.read;

import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.database.LaneWrites;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.QueryBatch.QueryResult;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.table.CommandColumns;
import dev.caredesk.jdbc.table.CommandColumns.CommandRow;
import dev.caredesk.jdbc.table.LaneColumns;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LaneStore;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredLane;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads lanes. What leases and settles them differs between databases. */
public final class JdbcLaneStore implements LaneStore {
    /** Between two bounds PostgreSQL expects few rows, and goes by the index; beyond one it expects a third of the table. */
    private static final String PARKED = " FROM #lane l WHERE l.tenant = ? AND l.parked_order > ? AND l.parked_order < "
            + Long.MAX_VALUE + " ORDER BY l.tenant, l.parked_order LIMIT ?";

    private final Database database;
    private final LaneWrites writes;

    public JdbcLaneStore(Database database) {
        this.database = database;
        this.writes = database.dialect().lanes(database);
    }

    @Override
    public LeasedLanes lease(TenantId tenant, LaneRequest request) {
        return writes.lease(tenant, request);
    }

    @Override
    public Set<InteractionId> renew(
            TenantId tenant, ProcessId process, Collection<InteractionId> lanes, Instant until) {
        return lanes.isEmpty() ? Set.of() : writes.renew(tenant, process, lanes, until);
    }

    @Override
    public void settle(TenantId tenant, ProcessId process, List<LaneResult> results) {
        if (!results.isEmpty()) {
            writes.settle(tenant, process, results);
        }
    }

    @Override
    public Optional<StoredLane> find(TenantId tenant, InteractionId interaction, int commands) {
        int most = Rows.checkedSize(commands);
        return database.readSnapshot(sql -> {
            QueryBatch batch = new QueryBatch(sql);
            QueryResult<StoredLane> lane = batch.add(Query.of(
                    "SELECT " + LaneColumns.SELECT + " FROM #lane l WHERE l.tenant = ? AND l.interaction = ?",
                    LaneColumns::read,
                    tenant,
                    interaction));
            QueryResult<CommandRow> first = batch.add(commands(tenant, interaction, most));
            batch.run();
            return CommandColumns.inLanes(lane.rows(), first.rows()).stream().findFirst();
        });
    }

    private static Query<CommandRow> commands(TenantId tenant, InteractionId lane, int most) {
        return Query.of(
                "SELECT " + CommandColumns.SELECT + " FROM #command k WHERE k.tenant = ? AND k.interaction = ?"
                        + CommandColumns.FIRST,
                CommandColumns::read,
                tenant,
                lane,
                most);
    }

    @Override
    public Rows<StoredLane> parked(TenantId tenant, Optional<Cursor> from, int size, int commands) {
        int rows = Rows.checkedSize(size);
        int most = Rows.checkedSize(commands);
        long after = from.map(After::of).map(After::order).orElse(Long.MIN_VALUE);
        return database.readSnapshot(sql -> {
            QueryBatch batch = new QueryBatch(sql);
            QueryResult<PageItem<StoredLane>> page = batch.add(Query.of(
                    "SELECT 0, l.parked_order, " + LaneColumns.SELECT + PARKED,
                    row -> PageItem.of(row, LaneColumns::read),
                    tenant,
                    after,
                    rows + 1));
            Optional<QueryResult<CommandRow>> together = database.dialect().supportsLateralJoins()
                    ? Optional.of(batch.add(commandsOfParked(tenant, after, rows, most)))
                    : Optional.empty();
            batch.run();
            Rows<StoredLane> lanes = PageItem.page(rows, page.rows());
            List<CommandRow> first =
                    together.isPresent() ? together.get().rows() : firstCommands(sql, tenant, lanes.items(), most);
            return new Rows<>(CommandColumns.inLanes(lanes.items(), first), lanes.next());
        });
    }

    private static Query<CommandRow> commandsOfParked(TenantId tenant, long after, int size, int most) {
        return Query.of(
                "SELECT " + CommandColumns.SELECT + " FROM (SELECT l.tenant, l.interaction" + PARKED
                        + ") l JOIN LATERAL (SELECT k.* FROM #command k WHERE k.tenant = l.tenant"
                        + " AND k.interaction = l.interaction" + CommandColumns.FIRST
                        + ") k ON TRUE ORDER BY k.commit_order",
                CommandColumns::read,
                tenant,
                after,
                size,
                most);
    }

    /** Reads the first commands of each lane with a statement of its own: in H2 one for all would read those of the whole tenant. */
    public static List<CommandRow> firstCommands(SqlSession sql, TenantId tenant, List<StoredLane> lanes, int most)
            throws SQLException {
        List<CommandRow> all = new ArrayList<>();
        for (StoredLane lane : lanes) {
            Query<CommandRow> first = commands(tenant, lane.interaction(), most);
            all.addAll(sql.list(first.text(), first.parameters(), first.mapper()));
        }
        return all;
    }
}
