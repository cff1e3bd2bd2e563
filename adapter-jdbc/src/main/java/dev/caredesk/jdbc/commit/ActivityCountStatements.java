package dev.caredesk.jdbc.commit;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.commit.CommitStatements.OrderedItem;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.RecordChange.ActivityChange;
import dev.caredesk.spi.storage.StoredActivity;
import java.util.List;

/** The statements for the count of activities in each request (J1). */
final class ActivityCountStatements {
    private final TenantId tenant;
    private final CommitStatements statements;

    ActivityCountStatements(TenantId tenant, CommitStatements statements) {
        this.tenant = tenant;
        this.statements = statements;
    }

    /** @param created those that no touch counts */
    void add(List<OrderedItem<ActivityChange>> changed, List<StoredActivity> created) {
        move(changed);
        statements.add(
                "UPDATE #request SET activities = activities + 1 WHERE tenant = ? AND id = ?",
                RowExpectation.ANYTHING,
                CommitStatements.rows(created, activity -> List.of(tenant, activity.request())));
    }

    /**
     * Moves the count from the old request to the new one, while the stored activity still names the old one. Two statements: with both
     * requests in one condition H2 reads all requests of the tenant.
     */
    private void move(List<OrderedItem<ActivityChange>> changed) {
        String before = "(SELECT a.request FROM #activity a WHERE a.tenant = ? AND a.id = ?)";
        statements.add(
                "UPDATE #request SET activities = activities - 1 WHERE tenant = ? AND id = " + before + " AND id <> ?",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        changed, change -> List.of(tenant, tenant, change.item().id(), request(change.item()))));
        statements.add(
                "UPDATE #request SET activities = activities + 1 WHERE tenant = ? AND id = ? AND " + before
                        + " IS DISTINCT FROM id",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        changed,
                        change -> List.of(
                                tenant,
                                request(change.item()),
                                tenant,
                                change.item().id())));
    }

    private static String request(ActivityChange change) {
        return change.request().map(RequestId::value).orElse("");
    }
}
