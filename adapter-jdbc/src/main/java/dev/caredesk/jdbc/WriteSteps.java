package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.RecordWrites.As;
import dev.caredesk.jdbc.Step.Expects;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.List;

/** The statements for records that are written, activities apart. A new id that is there already breaks the primary key. */
final class WriteSteps {
    private final TenantId tenant;
    private final Steps steps;

    WriteSteps(TenantId tenant, Steps steps) {
        this.tenant = tenant;
        this.steps = steps;
    }

    void customers(List<As<StoredCustomer>> writes) {
        steps.step(
                "INSERT INTO #customer (tenant, id, version, created, updated, updated_order, payload)"
                        + " VALUES (?, ?, ?, ?, ?, @, ?)",
                Expects.ANYTHING,
                Steps.rows(
                        As.created(writes),
                        w -> List.of(
                                tenant,
                                w.record().id(),
                                w.record().version(),
                                w.record().created(),
                                w.record().updated(),
                                w.order(),
                                w.record().payload())));
        // T1: the last update never goes back.
        steps.step(
                "UPDATE #customer SET version = ?, created = ?, updated = GREATEST(updated, ?), updated_order = @,"
                        + " payload = ? WHERE tenant = ? AND id = ? AND version = ?",
                Expects.ONE_CHANGED,
                Steps.rows(
                        As.changed(writes),
                        w -> List.of(
                                w.record().version(),
                                w.record().created(),
                                w.record().updated(),
                                w.order(),
                                w.record().payload(),
                                tenant,
                                w.record().id(),
                                w.base())));
    }

    void requests(List<As<StoredRequest>> writes) {
        steps.step(
                "INSERT INTO #request (tenant, id, customer, version, created, created_order, updated, updated_order,"
                        + " closes_at, closed, payload) VALUES (?, ?, ?, ?, ?, @, ?, @, ?, ?, ?)",
                Expects.ANYTHING,
                Steps.rows(
                        As.created(writes),
                        w -> List.of(
                                tenant,
                                w.record().id(),
                                w.record().customer(),
                                w.record().version(),
                                w.record().created(),
                                w.order(),
                                w.record().updated(),
                                w.order(),
                                w.record().closesAt(),
                                w.record().closed(),
                                w.record().payload())));
        steps.step(
                "UPDATE #request SET customer = ?, version = ?, created = ?, closed = ?, payload = ?"
                        + " WHERE tenant = ? AND id = ? AND version = ?",
                Expects.ONE_CHANGED,
                Steps.rows(
                        As.changed(writes),
                        w -> List.of(
                                w.record().customer(),
                                w.record().version(),
                                w.record().created(),
                                w.record().closed(),
                                w.record().payload(),
                                tenant,
                                w.record().id(),
                                w.base())));
    }

    void comments(List<As<StoredComment>> writes) {
        List<As<StoredComment>> comments = As.created(writes);
        steps.activitiesThere(comments.stream().map(w -> w.record().activity()).toList());
        steps.step(
                "INSERT INTO #comment (tenant, id, activity, author, at, commit_order, payload)"
                        + " VALUES (?, ?, ?, ?, ?, @, ?)",
                Expects.ANYTHING,
                Steps.rows(
                        comments,
                        w -> List.of(
                                tenant,
                                w.record().id(),
                                w.record().activity(),
                                w.record().author(),
                                w.record().at(),
                                w.order(),
                                w.record().payload())));
    }

    void messages(List<As<StoredMessage>> writes) {
        List<As<StoredMessage>> messages = As.created(writes);
        steps.activitiesThere(messages.stream().map(w -> w.record().activity()).toList());
        steps.step(
                "INSERT INTO #message (tenant, id, activity, at, commit_order, payload) VALUES (?, ?, ?, ?, @, ?)",
                Expects.ANYTHING,
                Steps.rows(
                        messages,
                        w -> List.of(
                                tenant,
                                w.record().id(),
                                w.record().activity(),
                                w.record().at(),
                                w.order(),
                                w.record().payload())));
    }
}
