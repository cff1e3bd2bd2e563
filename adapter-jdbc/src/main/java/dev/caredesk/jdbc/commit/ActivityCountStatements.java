package dev.caredesk.jdbc.commit;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.commit.WritesByType.TypedWrite;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.StoredActivity;
import java.util.List;

/** The statements for the count of activities in each request (J1). */
final class ActivityCountStatements {
    private final TenantId tenant;
    private final TouchedRequests touched;
    private final CommitStatements statements;

    ActivityCountStatements(TenantId tenant, TouchedRequests touched, CommitStatements statements) {
        this.tenant = tenant;
        this.touched = touched;
        this.statements = statements;
    }

    void add(List<TypedWrite<StoredActivity>> writes) {
        move(TypedWrite.changed(writes));
        join(writes.stream()
                .filter(write -> write.isNew() && !touched.isCounted(write))
                .map(TypedWrite::record)
                .filter(activity -> activity.request().isPresent())
                .toList());
    }

    /** Moves the count from the old request to the new one, while the stored activity still names the old one. */
    private void move(List<TypedWrite<StoredActivity>> changed) {
        String before = "(SELECT request FROM #activity WHERE tenant = ? AND id = ?)";
        statements.add(
                "UPDATE #request SET activities = activities + CASE WHEN id = ? THEN 1 ELSE -1 END WHERE tenant = ?"
                        + " AND id IN (?, " + before + ") AND " + before + " IS DISTINCT FROM ?",
                RowExpectation.ANYTHING,
                CommitStatements.rows(changed, w -> {
                    String request = w.record().request().map(RequestId::value).orElse("");
                    return List.of(
                            request,
                            tenant,
                            request,
                            tenant,
                            w.record().id(),
                            tenant,
                            w.record().id(),
                            request);
                }));
    }

    private void join(List<StoredActivity> activities) {
        statements.add(
                "UPDATE #request SET activities = activities + 1 WHERE tenant = ? AND id = ?",
                RowExpectation.ANYTHING,
                CommitStatements.rows(activities, a -> List.of(tenant, a.request())));
    }
}
