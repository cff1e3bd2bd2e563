package dev.caredesk.core.desk;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.core.draft.Draft;
import dev.caredesk.core.draft.FieldEdit;
import dev.caredesk.core.draft.RecordEdits;
import dev.caredesk.core.draft.Work;
import java.util.Map;
import java.util.TreeMap;

/**
 * D7, N2: edits that were replayed on a draft which moved keep the values that they began with, so that what somebody else changed
 * meanwhile becomes a conflict and is not overwritten unseen.
 */
final class Rebase {

    private Rebase() {}

    static Work onto(Work replayed, Work left) {
        Draft draft = replayed.draft();
        for (Map.Entry<RecordId, RecordEdits> entry : replayed.draft().edits().entrySet()) {
            RecordEdits old = left.edits(entry.getKey());
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
}
