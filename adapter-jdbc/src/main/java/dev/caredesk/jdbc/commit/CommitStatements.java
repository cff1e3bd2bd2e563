package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.sql.GuardedStatement;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The statements of a ChangeSet, in the one order in which all commits take their rows: by kind, and within a kind by id.
 * Conditions are guards: conditional updates whose counts are checked, or locking reads that must find a row.
 */
public final class CommitStatements {
    private final ChangeSet changes;
    private final List<GuardedStatement> statements = new ArrayList<>();
    private long nextOrder;

    private CommitStatements(ChangeSet changes, long firstOrder) {
        this.changes = changes;
        this.nextOrder = firstOrder;
    }

    /** Returns the placeholder for the value of a column. */
    public static String parameter(String column) {
        return column.equals("commit_order") ? GuardedStatement.ORDER : "?";
    }

    /** Returns an upper bound for the numbers of the commit order that the statements of a ChangeSet need. */
    public static int orders(ChangeSet changes) {
        return changes.drafts().size()
                + changes.created().size()
                + changes.changed().size()
                + changes.touches().size()
                + changes.commands().size() * 2 // Each may begin a lane.
                + changes.parkings().size()
                + changes.recents().size()
                + changes.journal().size()
                + 1;
    }

    public static List<GuardedStatement> of(ChangeSet changes, Dialect dialect, long firstOrder) {
        CommitStatements statements = new CommitStatements(changes, firstOrder);
        statements.changeSet();
        new DraftStatements(changes, statements).add();
        LaneStatements lanes = new LaneStatements(changes, dialect, statements);
        lanes.lock();
        new RequirementStatements(changes, statements).add();
        TouchedRequests touched = statements.writes();
        new FactStatements(changes, touched, statements).add();
        lanes.add();
        new NonRecordStatements(changes, dialect, statements).add();
        return statements.statements;
    }

    void add(String text, GuardedStatement.RowExpectation expects, List<List<Object>> rows) {
        add(() -> text, expects, rows);
    }

    /**
     * Adds a statement, unless it has no rows.
     *
     * @param text made where there are rows
     */
    void add(Supplier<String> text, GuardedStatement.RowExpectation expects, List<List<Object>> rows) {
        if (!rows.isEmpty()) {
            statements.add(new GuardedStatement(text.get(), rows, expects));
        }
    }

    /** Adds a guard for each of the records that no requirement names, and that the ChangeSet does not create. */
    void require(RecordType type, List<? extends RecordId> records) {
        List<? extends RecordId> others = records.stream()
                .distinct()
                .filter(id -> changes.requires().stream()
                        .noneMatch(require -> require.record().equals(id)))
                .filter(id -> changes.created().stream()
                        .noneMatch(record -> record.id().equals(id)))
                .toList();
        add(
                RequirementStatements.exists(type, ""),
                GuardedStatement.RowExpectation.FOUND,
                rows(others, id -> List.of(changes.tenant(), id)));
    }

    /**
     * A part of a ChangeSet with its number of the commit order, which follows the ChangeSet's own order, while rows are taken
     * in the order of their keys.
     */
    record OrderedItem<T>(T item, long order) {}

    <T> List<OrderedItem<T>> inCommitOrder(List<T> items) {
        return items.isEmpty()
                ? List.of()
                : items.stream()
                        .map(item -> new OrderedItem<>(item, nextOrder++))
                        .toList();
    }

    static <T> List<List<Object>> rows(List<T> items, Function<T, List<Object>> row) {
        // Most steps have no rows, and most others one.
        return switch (items.size()) {
            case 0 -> List.of();
            case 1 -> List.of(row.apply(items.get(0)));
            default -> items.stream().map(row).toList();
        };
    }

    static <T> List<T> sorted(List<T> items, Function<T, String> key) {
        return items.size() < 2
                ? items
                : items.stream().sorted(Comparator.comparing(key)).toList();
    }

    private void changeSet() {
        String answer = CommitAnswers.text(CommitResult.Committed.of(changes).versions());
        add(
                "INSERT INTO #change_set (tenant, id, purpose, committed_at, answer) VALUES (?, ?, ?, ?, ?)",
                GuardedStatement.RowExpectation.ANYTHING,
                List.of(List.of(
                        changes.tenant(), changes.id(), changes.purpose().text(), changes.at(), answer)));
    }

    private TouchedRequests writes() {
        WritesByType writes = new WritesByType(
                sorted(
                        inCommitOrder(changes.created()),
                        record -> record.item().id().key()),
                sorted(
                        inCommitOrder(changes.changed()),
                        change -> change.item().id().key()));
        TouchedRequests touched = new TouchedRequests(changes, writes);
        RecordStatements statements = new RecordStatements(changes.tenant(), writes, this);
        statements.customers();
        statements.requests(touched.unwritten(writes.requestChanges));
        new ActivityCountStatements(changes.tenant(), this)
                .add(writes.activityChanges, touched.uncounted(writes.activities));
        statements.activities();
        statements.interactions();
        new OfferStatements(changes.tenant(), writes, this).add();
        statements.comments();
        statements.messages();
        return touched;
    }
}
