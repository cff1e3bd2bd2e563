package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordType;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.commit.CommitStatements.OrderedItem;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.jdbc.table.ActivityColumns;
import dev.caredesk.jdbc.table.CommentColumns;
import dev.caredesk.jdbc.table.CustomerColumns;
import dev.caredesk.jdbc.table.InteractionColumns;
import dev.caredesk.jdbc.table.MessageColumns;
import dev.caredesk.jdbc.table.RequestColumns;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.RecordChange.RequestChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The statements for records. A new id that is there already breaks the primary key. */
final class RecordStatements {
    private final TenantId tenant;
    private final WritesByType writes;
    private final CommitStatements statements;

    RecordStatements(TenantId tenant, WritesByType writes, CommitStatements statements) {
        this.tenant = tenant;
        this.writes = writes;
        this.statements = statements;
    }

    void customers() {
        insert(CustomerColumns.INSERT, writes.customers, c -> CustomerColumns.insert(tenant, c.item(), c.order()));
        change(
                "customer",
                CustomerColumns.CHANGE,
                writes.customerChanges,
                c -> CustomerColumns.change(c.item(), c.order()));
    }

    /** @param changes those that no touch writes */
    void requests(List<OrderedItem<RequestChange>> changes) {
        insert(RequestColumns.INSERT, writes.requests, r -> RequestColumns.insert(tenant, r.item(), r.order()));
        change("request", RequestColumns.CHANGE, changes, c -> RequestColumns.change(c.item()));
    }

    void activities() {
        insert(ActivityColumns.INSERT, writes.activities, a -> ActivityColumns.insert(tenant, a.item(), a.order()));
        change("activity", ActivityColumns.CHANGE, writes.activityChanges, c -> ActivityColumns.change(c.item()));
    }

    void interactions() {
        insert(
                InteractionColumns.INSERT,
                writes.interactions,
                i -> InteractionColumns.insert(tenant, i.item(), i.order()));
        change(
                "interaction",
                InteractionColumns.CHANGE,
                writes.interactionChanges,
                c -> InteractionColumns.change(c.item()));
    }

    void comments() {
        statements.require(
                RecordType.ACTIVITY,
                writes.comments.stream().map(c -> c.item().activity()).toList());
        insert(CommentColumns.INSERT, writes.comments, c -> CommentColumns.insert(tenant, c.item(), c.order()));
    }

    void messages() {
        statements.require(
                RecordType.INTERACTION,
                writes.messages.stream().map(m -> m.item().interaction()).toList());
        insert(MessageColumns.INSERT, writes.messages, m -> MessageColumns.insert(tenant, m.item(), m.order()));
    }

    private <T> void insert(String text, List<OrderedItem<T>> records, Function<OrderedItem<T>, List<Object>> values) {
        statements.add(text, RowExpectation.ANYTHING, CommitStatements.rows(records, values));
    }

    private <T extends RecordChange> void change(
            String table, String set, List<OrderedItem<T>> changes, Function<OrderedItem<T>, List<Object>> values) {
        statements.add(
                () -> "UPDATE #" + table + " SET " + set + " WHERE tenant = ? AND id = ? AND version = ?",
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(changes, change -> {
                    List<Object> row = new ArrayList<>(values.apply(change));
                    row.addAll(List.of(tenant, change.item().id(), change.item().base()));
                    return row;
                }));
    }
}
