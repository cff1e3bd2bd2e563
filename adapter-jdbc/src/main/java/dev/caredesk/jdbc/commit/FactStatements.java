package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.jdbc.commit.CommitStatements.OrderedItem;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.jdbc.table.RequestColumns;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.EndWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.RecordChange.RequestChange;
import dev.caredesk.spi.storage.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements for facts that raise no version: ends, holds, then touches, and failures (docs/adr/0007). */
final class FactStatements {
    private static final String WHERE = " WHERE r.tenant = ? AND r.id = ? AND open_deadline > ?";
    private static final String TOUCH_ONLY = "UPDATE #request r SET " + RequestColumns.TOUCH + WHERE;
    private static final String CHANGE_TOO =
            "UPDATE #request r SET " + RequestColumns.CHANGE + ", " + RequestColumns.TOUCH + WHERE + " AND version = ?";

    private final ChangeSet changes;
    private final TouchedRequests touched;
    private final CommitStatements statements;

    FactStatements(ChangeSet changes, TouchedRequests touched, CommitStatements statements) {
        this.changes = changes;
        this.touched = touched;
        this.statements = statements;
    }

    void add() {
        ends();
        holds();
        List<OrderedItem<Touch>> touches = CommitStatements.sorted(
                statements.inCommitOrder(changes.touches()),
                touch -> touch.item().request().value());
        requireRequests(touches);
        touches.stream().filter(touch -> !touch.item().ifOpen()).forEach(this::touch);
        touchesIfOpen(touches);
        failures("activity", ActivityId.class);
        failures("message", MessageId.class);
    }

    /** The end of an activity, with the change of its engagement where a close brings both: that takes one statement. */
    private record ActivityEnd(EndWrite end, Optional<Hold> hold) {}

    private void ends() {
        Map<ActivityId, Hold> holds = changes.holds().stream()
                .collect(Collectors.toMap(Hold::activity, Function.identity(), (one, other) -> other));
        List<ActivityEnd> endings = CommitStatements.sorted(
                changes.ends().stream()
                        .map(end -> new ActivityEnd(end, Optional.ofNullable(holds.get(end.activity()))))
                        .toList(),
                ending -> ending.end().activity().value());
        statements.add(
                "UPDATE #activity SET ended = ?, end_reason = ? WHERE tenant = ? AND id = ? AND ended IS NULL",
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        endings.stream()
                                .filter(ending -> ending.hold().isEmpty())
                                .toList(),
                        this::row));
        statements.add(
                "UPDATE #activity SET engagement = ?, ended = ?, end_reason = ? WHERE tenant = ? AND id = ? AND ended IS NULL",
                RowExpectation.ONE_CHANGED,
                endings.stream()
                        .flatMap(ending -> ending.hold().stream().map(hold -> {
                            List<Object> row = new ArrayList<>(row(ending));
                            row.add(0, hold.engagement());
                            return row;
                        }))
                        .toList());
    }

    private List<Object> row(ActivityEnd ending) {
        EndWrite end = ending.end();
        return List.of(end.end().at(), end.end().reason(), changes.tenant(), end.activity());
    }

    private void holds() {
        Set<ActivityId> ended = changes.ends().stream().map(EndWrite::activity).collect(Collectors.toSet());
        statements.add(
                "UPDATE #activity SET engagement = ? WHERE tenant = ? AND id = ?",
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        CommitStatements.sorted(
                                changes.holds().stream()
                                        .filter(hold -> !ended.contains(hold.activity()))
                                        .toList(),
                                hold -> hold.activity().value()),
                        hold -> List.of(hold.engagement(), changes.tenant(), hold.activity())));
    }

    private void failures(String table, Class<? extends RecordId> type) {
        statements.add(
                () -> "UPDATE #" + table + " SET failure = ? WHERE tenant = ? AND id = ?",
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        CommitStatements.sorted(
                                changes.failures().stream()
                                        .filter(failure -> type.isInstance(failure.record()))
                                        .toList(),
                                failure -> failure.record().key()),
                        failure -> List.of(failure.failure(), changes.tenant(), failure.record())));
    }

    /** A touch that a closed request may ignore (M3) still needs the request. */
    private void requireRequests(List<OrderedItem<Touch>> touches) {
        statements.add(
                RequirementStatements.exists(RecordType.REQUEST, ""),
                RowExpectation.FOUND,
                CommitStatements.rows(
                        touches.stream().filter(touch -> touch.item().ifOpen()).toList(),
                        touch -> List.of(changes.tenant(), touch.item().request())));
    }

    private void touch(OrderedItem<Touch> touch) {
        RequestId request = touch.item().request();
        List<Object> row = row(touch.item(), touch.order(), touched.newActivities(request));
        touched.change(request)
                .ifPresentOrElse(
                        change -> statements.add(CHANGE_TOO, RowExpectation.ONE_CHANGED, List.of(row(change, row))),
                        () -> statements.add(TOUCH_ONLY, RowExpectation.ONE_CHANGED, List.of(row)));
    }

    private static List<Object> row(RequestChange change, List<Object> touch) {
        List<Object> row = new ArrayList<>(RequestColumns.change(change));
        row.addAll(touch);
        row.add(change.base());
        return row;
    }

    private void touchesIfOpen(List<OrderedItem<Touch>> touches) {
        statements.add(
                TOUCH_ONLY,
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        touches.stream().filter(touch -> touch.item().ifOpen()).toList(),
                        touch -> row(touch.item(), touch.order(), 0)));
    }

    private List<Object> row(Touch touch, long order, long joining) {
        List<Object> row = new ArrayList<>(RequestColumns.touch(touch, changes.at(), order, joining));
        row.addAll(List.of(changes.tenant(), touch.request(), changes.at()));
        return row;
    }
}
