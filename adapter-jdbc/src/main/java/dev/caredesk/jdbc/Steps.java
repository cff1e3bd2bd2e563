package dev.caredesk.jdbc;

import dev.caredesk.RecordType;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.spi.storage.ChangeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The statements of a ChangeSet, in the one order in which all commits take their rows: by kind, and within a kind by id.
 * Conditions are guards: conditional updates whose counts are checked, or locking reads that must find a row.
 */
final class Steps {
    /** Stands in a text for a number of the commit order, whose parameter follows the ChangeSet. */
    static final String ORDER = "@";

    private final ChangeSet changes;
    private final List<Step> steps = new ArrayList<>();
    private long nextOrder;

    private Steps(ChangeSet changes, long firstOrder) {
        this.changes = changes;
        this.nextOrder = firstOrder;
    }

    /** How the value of a column is written. */
    static String parameter(String column) {
        return column.equals("commit_order") ? ORDER : "?";
    }

    /** At least as many numbers of the commit order as the steps of a ChangeSet need. */
    static int orders(ChangeSet changes) {
        return changes.drafts().size()
                + changes.writes().size()
                + changes.touches().size()
                + changes.commands().size()
                + changes.recents().size()
                + changes.journal().size()
                + 1;
    }

    static List<Step> of(ChangeSet changes, Dialect dialect, long firstOrder) {
        Steps steps = new Steps(changes, firstOrder);
        steps.changeSet();
        new DraftSteps(changes, steps).add();
        new RequireSteps(changes, steps).add();
        Touched touched = steps.writes();
        new FactSteps(changes, touched, steps).add();
        new FurtherSteps(changes, dialect, steps).add();
        return steps.steps;
    }

    void step(String text, Step.Expects expects, List<List<Object>> rows) {
        step(() -> text, expects, rows);
    }

    /** @param text made where there are rows */
    void step(Supplier<String> text, Step.Expects expects, List<List<Object>> rows) {
        if (!rows.isEmpty()) {
            steps.add(new Step(text.get(), rows, expects));
        }
    }

    /** Those that are required anyway are looked for there. */
    void activitiesThere(List<ActivityId> activities) {
        List<ActivityId> others = activities.stream()
                .distinct()
                .filter(id -> changes.requires().stream()
                        .noneMatch(require -> require.record().equals(id)))
                .toList();
        step(
                RequireSteps.exists(RecordType.ACTIVITY, ""),
                Step.Expects.FOUND,
                rows(others, id -> List.of(changes.tenant(), id)));
    }

    /**
     * A part of a ChangeSet with its number of the commit order, which follows the ChangeSet's own order, while rows are taken
     * in the order of their keys.
     */
    record Numbered<T>(T item, long order) {}

    <T> List<Numbered<T>> numbered(List<T> items) {
        return items.isEmpty()
                ? List.of()
                : items.stream().map(item -> new Numbered<>(item, nextOrder++)).toList();
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
        String answer = Answers.text(Answers.of(changes).versions());
        step(
                "INSERT INTO #change_set (tenant, id, purpose, committed_at, answer) VALUES (?, ?, ?, ?, ?)",
                Step.Expects.ANYTHING,
                List.of(List.of(
                        changes.tenant(), changes.id(), changes.purpose().text(), changes.at(), answer)));
    }

    private Touched writes() {
        RecordWrites writes = new RecordWrites(sorted(
                numbered(changes.writes()), write -> write.item().record().id().value()));
        Touched touched = new Touched(changes, writes);
        WriteSteps steps = new WriteSteps(changes.tenant(), this);
        steps.customers(writes.customers);
        steps.requests(writes.requests.stream()
                .filter(write -> !touched.isWritten(write))
                .toList());
        new ActivitySteps(changes.tenant(), touched, this).add(writes.activities);
        steps.comments(writes.comments);
        steps.messages(writes.messages);
        return touched;
    }
}
