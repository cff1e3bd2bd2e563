package dev.caredesk.jdbc.commit;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.commit.WritesByType.TypedWrite;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.List;

/** The statements for records that are written, activities apart. A new id that is there already breaks the primary key. */
final class RecordStatements {
    private final TenantId tenant;
    private final CommitStatements statements;

    RecordStatements(TenantId tenant, CommitStatements statements) {
        this.tenant = tenant;
        this.statements = statements;
    }

    void customers(List<TypedWrite<StoredCustomer>> writes) {
        statements.add(
                "INSERT INTO #customer (tenant, id, version, created, updated, updated_order, payload)"
                        + " VALUES (?, ?, ?, ?, ?, @, ?)",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        TypedWrite.created(writes),
                        w -> List.of(
                                tenant,
                                w.record().id(),
                                w.record().version(),
                                w.record().created(),
                                w.record().updated(),
                                w.order(),
                                w.record().payload())));
        // T1: the last update never goes back.
        statements.add(
                "UPDATE #customer SET version = ?, created = ?, updated = GREATEST(updated, ?), updated_order = @,"
                        + " payload = ? WHERE tenant = ? AND id = ? AND version = ?",
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        TypedWrite.changed(writes),
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

    void requests(List<TypedWrite<StoredRequest>> writes) {
        statements.add(
                "INSERT INTO #request (tenant, id, customer, version, created, created_order, updated, updated_order,"
                        + " closes_at, closed, payload) VALUES (?, ?, ?, ?, ?, @, ?, @, ?, ?, ?)",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        TypedWrite.created(writes),
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
        statements.add(
                "UPDATE #request SET customer = ?, version = ?, created = ?, closed = ?, payload = ?"
                        + " WHERE tenant = ? AND id = ? AND version = ?",
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        TypedWrite.changed(writes),
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

    void comments(List<TypedWrite<StoredComment>> writes) {
        List<TypedWrite<StoredComment>> comments = TypedWrite.created(writes);
        statements.requireActivities(
                comments.stream().map(w -> w.record().activity()).toList());
        statements.add(
                "INSERT INTO #comment (tenant, id, activity, author, at, commit_order, payload)"
                        + " VALUES (?, ?, ?, ?, ?, @, ?)",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
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

    void messages(List<TypedWrite<StoredMessage>> writes) {
        List<TypedWrite<StoredMessage>> messages = TypedWrite.created(writes);
        statements.requireActivities(
                messages.stream().map(w -> w.record().activity()).toList());
        statements.add(
                "INSERT INTO #message (tenant, id, activity, at, commit_order, payload) VALUES (?, ?, ?, ?, @, ?)",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
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
