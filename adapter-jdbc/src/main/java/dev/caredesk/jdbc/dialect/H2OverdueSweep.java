package dev.caredesk.jdbc.dialect;

import dev.caredesk.Actor;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.database.OverdueSweep;
import dev.caredesk.jdbc.journal.JournalInsert;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.sql.TransactionKind;
import dev.caredesk.jdbc.table.RequestColumns;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.SweptRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what is overdue, and then closes it, one statement after another. */
final class H2OverdueSweep implements OverdueSweep {
    /** The least of an open request; by "more than" the value of closed ones, H2 would go through all of those. */
    private static final long FIRST_OPEN = Long.MIN_VALUE + 1;

    private final Database database;
    private final H2Dialect dialect;

    H2OverdueSweep(Database database, H2Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    @Override
    public int closeOverdue(TenantId tenant, Instant now, int limit) {
        return database.write(tenant, TransactionKind.WRITE, (sql, again) -> {
            dialect.freeze(sql, tenant);
            List<StoredRequest> overdue = sql.list(
                    "SELECT " + RequestColumns.SELECT + " FROM #request r WHERE r.tenant = ? AND r.open_deadline >= ?"
                            + " AND r.open_deadline <= ? ORDER BY r.tenant, r.open_deadline LIMIT ?",
                    RequestColumns::read,
                    tenant,
                    FIRST_OPEN,
                    now,
                    limit);
            if (!overdue.isEmpty()) {
                close(sql, tenant, overdue);
            }
            return overdue.size();
        });
    }

    private void close(SqlSession sql, TenantId tenant, List<StoredRequest> overdue) throws SQLException {
        long order = dialect.takeOrders(sql, tenant, overdue.size());
        ChangeSetId id = ChangeSetId.of(SweptRequest.CHANGE_SET + order);
        List<List<Object>> closings = new ArrayList<>();
        List<List<Object>> entries = new ArrayList<>();
        for (StoredRequest request : overdue) {
            closings.add(List.of(tenant, request.id()));
            entries.add(JournalInsert.row(
                    tenant, order++, id, Actor.SYSTEM, request.times().deadline(), SweptRequest.entry(request)));
        }
        sql.batch("UPDATE #request SET closed = deadline, version = version + 1 WHERE tenant = ? AND id = ?", closings);
        sql.batch(JournalInsert.TEXT.replace("@", "?"), entries);
    }
}
