package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.RecordWrites.As;
import dev.caredesk.jdbc.Step.Expects;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.StoredActivity;
import java.util.List;

/** The statements for activities, and for the count of them in each request (J1). */
final class ActivitySteps {
    private final TenantId tenant;
    private final Touched touched;
    private final Steps steps;

    ActivitySteps(TenantId tenant, Touched touched, Steps steps) {
        this.tenant = tenant;
        this.touched = touched;
        this.steps = steps;
    }

    void add(List<As<StoredActivity>> writes) {
        List<As<StoredActivity>> changed = As.changed(writes);
        move(changed);
        join(writes.stream()
                .filter(write -> write.isNew() && !touched.isCounted(write))
                .map(As::record)
                .filter(activity -> activity.request().isPresent())
                .toList());
        create(As.created(writes));
        change(changed);
    }

    /** While the stored activity still says which request it is in. */
    private void move(List<As<StoredActivity>> changed) {
        String before = "(SELECT request FROM #activity WHERE tenant = ? AND id = ?)";
        steps.step(
                "UPDATE #request SET activities = activities + CASE WHEN id = ? THEN 1 ELSE -1 END WHERE tenant = ?"
                        + " AND id IN (?, " + before + ") AND " + before + " IS DISTINCT FROM ?",
                Expects.ANYTHING,
                Steps.rows(changed, w -> {
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
        steps.step(
                "UPDATE #request SET activities = activities + 1 WHERE tenant = ? AND id = ?",
                Expects.ANYTHING,
                Steps.rows(activities, a -> List.of(tenant, a.request())));
    }

    private void create(List<As<StoredActivity>> created) {
        steps.step(
                "INSERT INTO #activity (tenant, id, version, customer, request, media, conversation, agent, started,"
                        + " commit_order, engagement, ended, end_reason, payload)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, @, ?, ?, ?, ?)",
                Expects.ANYTHING,
                Steps.rows(
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

    private void change(List<As<StoredActivity>> changed) {
        steps.step(
                "UPDATE #activity SET version = ?, customer = ?, request = ?, media = ?, conversation = ?, agent = ?,"
                        + " started = ?, payload = ? WHERE tenant = ? AND id = ? AND version = ?",
                Expects.ONE_CHANGED,
                Steps.rows(
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
