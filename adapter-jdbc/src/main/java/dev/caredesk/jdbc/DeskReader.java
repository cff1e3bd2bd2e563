package dev.caredesk.jdbc;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.jdbc.Reads.Asked;
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
        return database.together(sql -> {
            Reads reads = new Reads(sql);
            Asked<StoredDraft> open = reads.ask(open(tenant, desk));
            Asked<StoredCustomer> customers = reads.ask(customers(tenant, desk));
            Asked<StoredRecent> left = reads.ask(recent(tenant, desk, recent));
            reads.answer();
            return new DeskRows(open.rows(), byId(customers.rows()), left.rows());
        });
    }

    private static Query<StoredDraft> open(TenantId tenant, AgentId desk) {
        return Query.of(
                "SELECT " + Columns.DRAFT + " FROM #draft d WHERE d.tenant = ? AND d.desk = ?"
                        + " ORDER BY d.opened, d.commit_order",
                Columns::draft,
                tenant,
                desk);
    }

    private static Query<StoredCustomer> customers(TenantId tenant, AgentId desk) {
        return Query.of(
                "SELECT " + Columns.CUSTOMER + " FROM #draft d JOIN #customer c ON c.tenant = d.tenant"
                        + " AND c.id = d.customer WHERE d.tenant = ? AND d.desk = ?",
                Columns::customer,
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
