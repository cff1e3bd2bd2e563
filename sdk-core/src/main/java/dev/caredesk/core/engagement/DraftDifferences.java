package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the unsaved changes, the open conflicts and the unsaveable edits of a draft (E3, N3, E8). */
public final class DraftDifferences {

    private DraftDifferences() {}

    /** Returns every unsaved value and tag, one line each (E1, E3). */
    public static List<UnsavedChange> unsaved(EngagementData engagement, Instant now) {
        List<UnsavedChange> lines = new ArrayList<>();
        engagement.draft().edits().forEach((record, edits) -> {
            boolean saveable = engagement.isEditable(record, now);
            Map<Field, String> stored = stored(engagement, record);
            edits.fields()
                    .forEach((field, edit) -> lines.add(new UnsavedChange(
                            record, field, Optional.ofNullable(stored.get(field)), edit.mine(), saveable)));
            edits.tags()
                    .added()
                    .forEach(tag -> lines.add(new UnsavedChange(
                            record, Field.TAGS, Optional.empty(), Optional.of(tag.text()), saveable)));
            edits.tags()
                    .removed()
                    .forEach(tag -> lines.add(new UnsavedChange(
                            record, Field.TAGS, Optional.of(tag.text()), Optional.empty(), saveable)));
        });
        return lines;
    }

    /** Returns the fields that both the agent and somebody else changed, once the other's change is loaded (N3). */
    public static List<Conflict> conflicts(EngagementData engagement) {
        List<Conflict> found = new ArrayList<>();
        engagement.draft().edits().forEach((record, edits) -> {
            Map<Field, String> stored = stored(engagement, record);
            edits.fields().forEach((field, edit) -> {
                Optional<String> theirs = Optional.ofNullable(stored.get(field));
                if (edit.conflictsWith(theirs)) {
                    found.add(new Conflict(record, field, edit.base(), edit.mine(), theirs));
                }
            });
        });
        return found;
    }

    /** Returns the closed requests with unsaved edits, of their own or of an activity in them (E8). */
    public static List<RecordId> unsaveable(EngagementData engagement, Instant now) {
        return engagement.draft().edits().keySet().stream()
                .filter(record -> record instanceof RequestId || record instanceof ActivityId)
                .filter(record -> !engagement.isEditable(record, now))
                .toList();
    }

    /** Returns the stored values that edits of a record are compared with. */
    public static Map<Field, String> stored(EngagementData engagement, RecordId record) {
        if (record.equals(engagement.customer())) {
            return engagement.openCustomer().profile().values();
        }
        return engagement.records().loaded(record).map(DeskRecord::values).orElse(Map.of());
    }
}
