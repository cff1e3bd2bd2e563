package dev.caredesk.jdbc.commit;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.commit.WritesByType.TypedWrite;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.jdbc.table.ActivityColumns;
import dev.caredesk.jdbc.table.CommentColumns;
import dev.caredesk.jdbc.table.CustomerColumns;
import dev.caredesk.jdbc.table.MessageColumns;
import dev.caredesk.jdbc.table.RequestColumns;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.ArrayList;
import java.util.List;

/** The statements for records that are written. A new id that is there already breaks the primary key. */
final class RecordStatements {
    private final TenantId tenant;
    private final CommitStatements statements;

    RecordStatements(TenantId tenant, CommitStatements statements) {
        this.tenant = tenant;
        this.statements = statements;
    }

    void customers(List<TypedWrite<StoredCustomer>> writes) {
        statements.add(
                CustomerColumns.INSERT,
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        TypedWrite.created(writes), w -> CustomerColumns.insert(tenant, w.record(), w.order())));
        statements.add(
                update("customer", CustomerColumns.CHANGE),
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        TypedWrite.changed(writes), w -> at(w, CustomerColumns.change(w.record(), w.order()))));
    }

    void requests(List<TypedWrite<StoredRequest>> writes) {
        statements.add(
                RequestColumns.INSERT,
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        TypedWrite.created(writes), w -> RequestColumns.insert(tenant, w.record(), w.order())));
        statements.add(
                update("request", RequestColumns.CHANGE),
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(TypedWrite.changed(writes), w -> at(w, RequestColumns.change(w.record()))));
    }

    void activities(List<TypedWrite<StoredActivity>> writes) {
        statements.add(
                ActivityColumns.INSERT,
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        TypedWrite.created(writes), w -> ActivityColumns.insert(tenant, w.record(), w.order())));
        statements.add(
                update("activity", ActivityColumns.CHANGE),
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(TypedWrite.changed(writes), w -> at(w, ActivityColumns.change(w.record()))));
    }

    void comments(List<TypedWrite<StoredComment>> writes) {
        List<TypedWrite<StoredComment>> comments = TypedWrite.created(writes);
        statements.requireActivities(
                comments.stream().map(w -> w.record().activity()).toList());
        statements.add(
                CommentColumns.INSERT,
                RowExpectation.ANYTHING,
                CommitStatements.rows(comments, w -> CommentColumns.insert(tenant, w.record(), w.order())));
    }

    void messages(List<TypedWrite<StoredMessage>> writes) {
        List<TypedWrite<StoredMessage>> messages = TypedWrite.created(writes);
        statements.requireActivities(
                messages.stream().map(w -> w.record().activity()).toList());
        statements.add(
                MessageColumns.INSERT,
                RowExpectation.ANYTHING,
                CommitStatements.rows(messages, w -> MessageColumns.insert(tenant, w.record(), w.order())));
    }

    private static String update(String table, String change) {
        return "UPDATE #" + table + " SET " + change + " WHERE tenant = ? AND id = ? AND version = ?";
    }

    private List<Object> at(TypedWrite<?> write, List<Object> values) {
        List<Object> row = new ArrayList<>(values);
        row.addAll(List.of(tenant, write.record().id(), write.base()));
        return row;
    }
}
