package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.Step.Expects;
import dev.caredesk.jdbc.Steps.Numbered;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Write;
import java.util.List;

/** The statements for records that are written, activities apart. A new id that is there already breaks the primary key. */
final class WriteSteps {
    private final TenantId tenant;
    private final Steps steps;

    WriteSteps(TenantId tenant, Steps steps) {
        this.tenant = tenant;
        this.steps = steps;
    }

    /**
     * A record to be written, as what it is.
     *
     * @param base 0 for a new one
     */
    record As<T extends Stored>(T record, long base, long order) {
        static <T extends Stored> List<As<T>> created(Class<T> type, List<Numbered<Write>> writes) {
            return those(type, writes, true);
        }

        static <T extends Stored> List<As<T>> changed(Class<T> type, List<Numbered<Write>> writes) {
            return those(type, writes, false);
        }

        private static <T extends Stored> List<As<T>> those(
                Class<T> type, List<Numbered<Write>> writes, boolean created) {
            return writes.stream()
                    .filter(write -> write.item().base().isEmpty() == created)
                    .map(write -> new As<>(
                            type.cast(write.item().record()),
                            write.item().base().map(base -> base.number()).orElse(0L),
                            write.order()))
                    .toList();
        }
    }

    void customers(List<Numbered<Write>> writes) {
        steps.step(
                "INSERT INTO #customer (tenant, id, version, created, updated, updated_order, payload)"
                        + " VALUES (?, ?, ?, ?, ?, @, ?)",
                Expects.ANYTHING,
                Steps.rows(
                        As.created(StoredCustomer.class, writes),
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
                        As.changed(StoredCustomer.class, writes),
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

    void requests(List<Numbered<Write>> writes) {
        steps.step(
                "INSERT INTO #request (tenant, id, customer, version, created, created_order, updated, updated_order,"
                        + " closes_at, closed, payload) VALUES (?, ?, ?, ?, ?, @, ?, @, ?, ?, ?)",
                Expects.ANYTHING,
                Steps.rows(
                        As.created(StoredRequest.class, writes),
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
                        As.changed(StoredRequest.class, writes),
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

    void comments(List<Numbered<Write>> writes) {
        List<As<StoredComment>> comments = As.created(StoredComment.class, writes);
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

    void messages(List<Numbered<Write>> writes) {
        List<As<StoredMessage>> messages = As.created(StoredMessage.class, writes);
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
