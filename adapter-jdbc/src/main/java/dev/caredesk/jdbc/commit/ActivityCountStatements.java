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

    /** Moves the count from the old request to the new one, while the stored activity still names the old one. */
    private void move(List<OrderedItem<ActivityChange>> changed) {
        String before = "(SELECT request FROM #activity WHERE tenant = ? AND id = ?)";
        statements.add(
                "UPDATE #request SET activities = activities + CASE WHEN id = ? THEN 1 ELSE -1 END WHERE tenant = ?"
                        + " AND id IN (?, " + before + ") AND " + before + " IS DISTINCT FROM ?",
                RowExpectation.ANYTHING,
                CommitStatements.rows(changed, change -> {
                    String request =
                            change.item().request().map(RequestId::value).orElse("");
                    return List.of(
                            request,
                            tenant,
                            request,
                            tenant,
                            change.item().id(),
                            tenant,
                            change.item().id(),
                            request);
                }));
    }
}
