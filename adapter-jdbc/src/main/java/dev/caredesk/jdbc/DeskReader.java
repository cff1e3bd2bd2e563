package dev.caredesk.jdbc;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DeskRows;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredRecent;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reads of desks, commands and settings. */
final class DeskReader implements DeskReads {
    private final Database database;

    DeskReader(Database database) {
        this.database = database;
    }

    @Override
    public DeskRows desk(TenantId tenant, AgentId desk, int recent) {
        return database.snapshot(sql ->
                new DeskRows(open(sql, tenant, desk), customers(sql, tenant, desk), recent(sql, tenant, desk, recent)));
    }

    private static List<StoredDraft> open(Sql sql, TenantId tenant, AgentId desk) throws SQLException {
        return sql.list(
                "SELECT " + Columns.DRAFT + " FROM #draft d WHERE d.tenant = ? AND d.desk = ?"
                        + " ORDER BY d.opened, d.commit_order",
                Columns::draft,
                tenant,
                desk);
    }

    private static Map<CustomerId, StoredCustomer> customers(Sql sql, TenantId tenant, AgentId desk)
            throws SQLException {
        Map<CustomerId, StoredCustomer> customers = new HashMap<>();
        sql.list(
                        "SELECT " + Columns.CUSTOMER + " FROM #draft d JOIN #customer c ON c.tenant = d.tenant"
                                + " AND c.id = d.customer WHERE d.tenant = ? AND d.desk = ?",
                        Columns::customer,
                        tenant,
                        desk)
                .forEach(customer -> customers.put(customer.id(), customer));
        return customers;
    }

    /** D2. Newest is what was closed last in commit order, whatever the clock did (T1). */
    private static List<StoredRecent> recent(Sql sql, TenantId tenant, AgentId desk, int most) throws SQLException {
        return sql.list(
                "SELECT " + Columns.CUSTOMER + ", e.closed FROM #recent e JOIN #customer c ON c.tenant = e.tenant"
                        + " AND c.id = e.customer WHERE e.tenant = ? AND e.desk = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM #draft d"
                        + " WHERE d.tenant = e.tenant AND d.desk = e.desk AND d.customer = e.customer)"
                        + " ORDER BY e.tenant, e.desk, e.commit_order DESC LIMIT ?",
                row -> new StoredRecent(Columns.customer(row), row.instant()),
                tenant,
                desk,
                most);
    }

    @Override
    public Optional<StoredDraft> draft(TenantId tenant, EngagementId engagement) {
        return database.read(sql -> draft(sql, tenant, engagement));
    }

    static Optional<StoredDraft> draft(Sql sql, TenantId tenant, EngagementId engagement) throws SQLException {
        return sql.first(
                "SELECT " + Columns.DRAFT + " FROM #draft d WHERE d.tenant = ? AND d.engagement = ?",
                Columns::draft,
                tenant,
                engagement);
    }

    @Override
    public List<StoredCommand> pending(TenantId tenant, ChannelId channel, int max) {
        return database.read(sql -> sql.list(
                "SELECT " + Columns.COMMAND + " FROM #command k WHERE k.tenant = ? AND k.channel = ?"
                        + " AND k.state = 'PENDING' ORDER BY k.tenant, k.channel, k.state, k.commit_order LIMIT ?",
                Columns::command,
                tenant,
                channel,
                max));
    }

    @Override
    public Optional<Payload> settings(TenantId tenant) {
        return database.read(sql -> sql.first("SELECT payload FROM #settings WHERE tenant = ?", Row::payload, tenant));
    }
}
