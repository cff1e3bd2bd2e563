package dev.caredesk.jdbc.commit;

import dev.caredesk.jdbc.commit.CommitStatements.OrderedItem;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.DraftWrite;
import java.util.List;
import java.util.function.Predicate;

/** The statements for drafts (D7). Ends come first, so that a customer can go from one engagement of a desk to another. */
final class DraftStatements {
    private final ChangeSet changes;
    private final CommitStatements statements;
    private final List<OrderedItem<DraftWrite>> all;

    DraftStatements(ChangeSet changes, CommitStatements statements) {
        this.changes = changes;
        this.statements = statements;
        this.all = CommitStatements.sorted(
                statements.inCommitOrder(changes.drafts()),
                draft -> draft.item().engagement().value());
    }

    void add() {
        ends();
        requireFreeCustomers();
        updates();
        openings();
    }

    private void ends() {
        statements.add(
                "DELETE FROM #draft WHERE tenant = ? AND engagement = ? AND revision = ?",
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        select(draft ->
                                draft.expected() != 0 && draft.document().isEmpty()),
                        draft -> List.of(
                                changes.tenant(),
                                draft.item().engagement(),
                                draft.item().expected())));
        // What was never opened and is closed must not be there.
        statements.add(
                "SELECT 1 FROM (VALUES (1)) one WHERE NOT EXISTS"
                        + " (SELECT 1 FROM #draft WHERE tenant = ? AND engagement = ?)",
                RowExpectation.FOUND,
                CommitStatements.rows(
                        select(draft ->
                                draft.expected() == 0 && draft.document().isEmpty()),
                        draft -> List.of(changes.tenant(), draft.item().engagement())));
    }

    /**
     * Guards that no engagement stays open with a customer that another one gets. One draft alone needs no guard: the unique index
     * refuses it. Of several, the order of the statements would decide.
     */
    private void requireFreeCustomers() {
        List<OrderedItem<DraftWrite>> open = select(draft -> draft.document().isPresent());
        statements.add(
                "SELECT 1 FROM (VALUES (1)) one WHERE NOT EXISTS (SELECT 1 FROM #draft WHERE tenant = ? AND desk = ?"
                        + " AND customer = ? AND engagement <> ?)",
                RowExpectation.FOUND,
                CommitStatements.rows(
                        open.size() > 1
                                ? select(draft -> draft.document().isPresent()
                                        && draft.customer().isPresent())
                                : List.of(),
                        draft -> List.of(
                                changes.tenant(),
                                draft.item().desk(),
                                draft.item().customer(),
                                draft.item().engagement())));
    }

    private void updates() {
        statements.add(
                "UPDATE #draft SET desk = ?, customer = ?, revision = ?, payload = ?"
                        + " WHERE tenant = ? AND engagement = ? AND revision = ?",
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        select(draft ->
                                draft.expected() != 0 && draft.document().isPresent()),
                        draft -> List.of(
                                draft.item().desk(),
                                draft.item().customer(),
                                draft.item().revision(),
                                draft.item().document(),
                                changes.tenant(),
                                draft.item().engagement(),
                                draft.item().expected())));
    }

    private void openings() {
        statements.add(
                "INSERT INTO #draft (tenant, engagement, desk, customer, opened, commit_order, revision, payload)"
                        + " VALUES (?, ?, ?, ?, ?, @, ?, ?)",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        select(draft ->
                                draft.expected() == 0 && draft.document().isPresent()),
                        draft -> List.of(
                                changes.tenant(),
                                draft.item().engagement(),
                                draft.item().desk(),
                                draft.item().customer(),
                                changes.at(),
                                draft.order(),
                                draft.item().revision(),
                                draft.item().document())));
    }

    private List<OrderedItem<DraftWrite>> select(Predicate<DraftWrite> choice) {
        return all.stream().filter(draft -> choice.test(draft.item())).toList();
    }
}
