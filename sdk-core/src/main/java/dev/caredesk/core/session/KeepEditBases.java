package dev.caredesk.core.session;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.FieldEdit;
import dev.caredesk.core.engagement.RecordEdits;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the base values of edits that were replayed on a moved draft, so that what somebody else changed meanwhile becomes a conflict and
 * is not overwritten unseen (D7, N2).
 */
final class KeepEditBases {

    private final RefreshEngagement refreshEngagement;

    KeepEditBases(RefreshEngagement refreshEngagement) {
        this.refreshEngagement = refreshEngagement;
    }

    /** Returns whether edits are based on newer records now than the stored draft says (D6). */
    static boolean isRebased(EngagementData before, EngagementData after) {
        return after.draft().edits().keySet().stream()
                .anyMatch(record ->
                        !before.records().base(record).equals(after.records().base(record)));
    }

    EngagementData onto(EngagementData replayed, EngagementData left) {
        Draft draft = replayed.draft();
        for (Map.Entry<RecordId, RecordEdits> entry : replayed.draft().edits().entrySet()) {
            RecordEdits old = left.edits(entry.getKey());
            if (old.isEmpty() || !isOthers(entry.getKey(), replayed, left)) {
                continue;
            }
            Map<Field, FieldEdit> fields = new TreeMap<>(entry.getValue().fields());
            fields.replaceAll((field, edit) -> {
                FieldEdit before = old.fields().get(field);
                return before == null || !before.mine().equals(edit.mine())
                        ? edit
                        : new FieldEdit(before.base(), edit.mine());
            });
            draft = draft.with(
                    entry.getKey(), new RecordEdits(fields, entry.getValue().tags()));
        }
        return replayed.with(draft);
    }

    /** Returns whether others changed a record; a change by this agent elsewhere is no conflict (N4). */
    private boolean isOthers(RecordId record, EngagementData replayed, EngagementData left) {
        Optional<Version> before = left.records().base(record);
        return before.isPresent()
                && !before.equals(replayed.records().base(record))
                && refreshEngagement.isChangedByOthers(record, before.get(), left.desk());
    }
}
