package dev.caredesk.jdbc.read;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.QueryBatch.QueryResult;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.table.CustomerColumns;
import dev.caredesk.jdbc.table.DraftColumns;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DeskRows;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredRecent;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reads of desks and settings. */
public final class JdbcDeskReads implements DeskReads {
    private final Database database;

    public JdbcDeskReads(Database database) {
        this.database = database;
    }

    @Override
    public DeskRows desk(TenantId tenant, AgentId desk, int recent) {
        return database.readSnapshot(sql -> {
            QueryBatch batch = new QueryBatch(sql);
            QueryResult<StoredDraft> open = batch.add(open(tenant, desk));
            QueryResult<StoredCustomer> customers = batch.add(customers(tenant, desk));
            QueryResult<StoredRecent> left = batch.add(recent(tenant, desk, recent));
            batch.run();
            return new DeskRows(open.rows(), byId(customers.rows()), left.rows());
        });
    }

    private static Query<StoredDraft> open(TenantId tenant, AgentId desk) {
        return Query.of(
                "SELECT " + DraftColumns.SELECT + " FROM #draft d WHERE d.tenant = ? AND d.desk = ?"
                        + " ORDER BY d.opened, d.commit_order",
                DraftColumns::read,
                tenant,
                desk);
    }

    private static Query<StoredCustomer> customers(TenantId tenant, AgentId desk) {
        return Query.of(
                "SELECT " + CustomerColumns.SELECT + " FROM #draft d JOIN #customer c ON c.tenant = d.tenant"
                        + " AND c.id = d.customer WHERE d.tenant = ? AND d.desk = ?",
                CustomerColumns::read,
                tenant,
                desk);
    }

    private static Map<CustomerId, StoredCustomer> byId(List<StoredCustomer> customers) {
        Map<CustomerId, StoredCustomer> byId = new HashMap<>();
        customers.forEach(customer -> byId.put(customer.id(), customer));
        return byId;
    }

    /** D2. Newest is what was closed last in commit order, whatever the clock did (T1). */
    private static Query<StoredRecent> recent(TenantId tenant, AgentId desk, int most) {
        return Query.of(
                "SELECT " + CustomerColumns.SELECT + ", e.closed FROM #recent e JOIN #customer c ON c.tenant = e.tenant"
                        + " AND c.id = e.customer WHERE e.tenant = ? AND e.desk = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM #draft d"
                        + " WHERE d.tenant = e.tenant AND d.desk = e.desk AND d.customer = e.customer)"
                        + " ORDER BY e.tenant, e.desk, e.commit_order DESC LIMIT ?",
                row -> new StoredRecent(CustomerColumns.read(row), row.instant()),
                tenant,
                desk,
                most);
    }

    @Override
    public Optional<StoredDraft> draft(TenantId tenant, EngagementId engagement) {
        return database.read(sql -> draft(sql, tenant, engagement));
    }

    public static Optional<StoredDraft> draft(SqlSession sql, TenantId tenant, EngagementId engagement)
            throws SQLException {
        return sql.first(
                "SELECT " + DraftColumns.SELECT + " FROM #draft d WHERE d.tenant = ? AND d.engagement = ?",
                DraftColumns::read,
                tenant,
                engagement);
    }

    @Override
    public Optional<Payload> settings(TenantId tenant) {
        return database.read(
                sql -> sql.first("SELECT payload FROM #settings WHERE tenant = ?", ResultRow::payload, tenant));
    }
}
