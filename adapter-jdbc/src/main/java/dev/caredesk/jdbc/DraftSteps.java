package dev.caredesk.jdbc;

import dev.caredesk.jdbc.Step.Expects;
import dev.caredesk.jdbc.Steps.Numbered;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.DraftWrite;
import java.util.List;
import java.util.function.Predicate;

/** The statements for drafts (D7). Ends come first, so that a customer can go from one engagement of a desk to another. */
final class DraftSteps {
    private final ChangeSet changes;
    private final Steps steps;
    private final List<Numbered<DraftWrite>> all;

    DraftSteps(ChangeSet changes, Steps steps) {
        this.changes = changes;
        this.steps = steps;
        this.all = Steps.sorted(
                steps.numbered(changes.drafts()),
                draft -> draft.item().engagement().value());
    }

    void add() {
        ends();
        updates();
        openings();
    }

    private void ends() {
        steps.step(
                "DELETE FROM #draft WHERE tenant = ? AND engagement = ? AND revision = ?",
                Expects.ONE_CHANGED,
                Steps.rows(
                        those(draft -> draft.expected() != 0 && draft.document().isEmpty()),
                        draft -> List.of(
                                changes.tenant(),
                                draft.item().engagement(),
                                draft.item().expected())));
        // What was never opened and is closed must not be there.
        steps.step(
                "SELECT 1 FROM (VALUES (1)) one WHERE NOT EXISTS"
                        + " (SELECT 1 FROM #draft WHERE tenant = ? AND engagement = ?)",
                Expects.FOUND,
                Steps.rows(
                        those(draft -> draft.expected() == 0 && draft.document().isEmpty()),
                        draft -> List.of(changes.tenant(), draft.item().engagement())));
    }

    private void updates() {
        steps.step(
                "UPDATE #draft SET desk = ?, customer = ?, revision = ?, payload = ?"
                        + " WHERE tenant = ? AND engagement = ? AND revision = ?",
                Expects.ONE_CHANGED,
                Steps.rows(
                        those(draft -> draft.expected() != 0 && draft.document().isPresent()),
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
        steps.step(
                "INSERT INTO #draft (tenant, engagement, desk, customer, opened, commit_order, revision, payload)"
                        + " VALUES (?, ?, ?, ?, ?, @, ?, ?)",
                Expects.ANYTHING,
                Steps.rows(
                        those(draft -> draft.expected() == 0 && draft.document().isPresent()),
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

    private List<Numbered<DraftWrite>> those(Predicate<DraftWrite> choice) {
        return all.stream().filter(draft -> choice.test(draft.item())).toList();
    }
}
