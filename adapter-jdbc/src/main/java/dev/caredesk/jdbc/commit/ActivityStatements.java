package dev.caredesk.jdbc.commit;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.commit.WritesByType.TypedWrite;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.StoredActivity;
import java.util.List;

/** The statements for activities, and for the count of them in each request (J1). */
final class ActivityStatements {
    private final TenantId tenant;
    private final TouchedRequests touched;
    private final CommitStatements statements;

    ActivityStatements(TenantId tenant, TouchedRequests touched, CommitStatements statements) {
        this.tenant = tenant;
        this.touched = touched;
        this.statements = statements;
    }

    void add(List<TypedWrite<StoredActivity>> writes) {
        List<TypedWrite<StoredActivity>> changed = TypedWrite.changed(writes);
        move(changed);
        join(writes.stream()
                .filter(write -> write.isNew() && !touched.isCounted(write))
                .map(TypedWrite::record)
                .filter(activity -> activity.request().isPresent())
                .toList());
        create(TypedWrite.created(writes));
        change(changed);
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

    private void create(List<TypedWrite<StoredActivity>> created) {
        statements.add(
                "INSERT INTO #activity (tenant, id, version, customer, request, media, conversation, agent, started,"
                        + " commit_order, engagement, ended, end_reason, payload)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, @, ?, ?, ?, ?)",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        created,
                        w -> List.of(
                                tenant,
                                w.record().id(),
                                w.record().version(),
                                w.record().customer(),
                                w.record().request(),
                                w.record().media(),
                                w.record().media().isConversation(),
                                w.record().agent(),
                                w.record().started(),
                                w.order(),
                                w.record().engagement(),
                                w.record().end().map(end -> end.at()),
                                w.record().end().map(end -> end.reason()),
                                w.record().payload())));
    }

    private void change(List<TypedWrite<StoredActivity>> changed) {
        statements.add(
                "UPDATE #activity SET version = ?, customer = ?, request = ?, media = ?, conversation = ?, agent = ?,"
                        + " started = ?, payload = ? WHERE tenant = ? AND id = ? AND version = ?",
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        changed,
                        w -> List.of(
                                w.record().version(),
                                w.record().customer(),
                                w.record().request(),
                                w.record().media(),
                                w.record().media().isConversation(),
                                w.record().agent(),
                                w.record().started(),
                                w.record().payload(),
                                tenant,
                                w.record().id(),
                                w.base())));
    }
}
