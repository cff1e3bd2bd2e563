package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The unsaved edits of one record. */
public record RecordEdits(Map<Field, FieldEdit> fields, TagEdits tags) {

    public static final RecordEdits NONE = new RecordEdits(Map.of(), TagEdits.NONE);

    public RecordEdits {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    public boolean isEmpty() {
        return fields.isEmpty() && tags.isEmpty();
    }

    /** Returns a copy with another value of a field; the stored value leaves nothing unsaved (E1). */
    public RecordEdits set(Field field, Optional<String> stored, Optional<String> mine) {
        Map<Field, FieldEdit> changed = new TreeMap<>(fields);
        if (mine.equals(stored)) {
            changed.remove(field);
        } else {
            Optional<String> base =
                    fields.containsKey(field) ? fields.get(field).base() : stored;
            changed.put(field, new FieldEdit(base, mine));
        }
        return new RecordEdits(changed, tags);
    }

    /** Returns the values as the agent sees them. */
    public Map<Field, String> on(Map<Field, String> stored) {
        Map<Field, String> values = new TreeMap<>(stored);
        fields.forEach((field, edit) ->
                edit.mine().ifPresentOrElse(mine -> values.put(field, mine), () -> values.remove(field)));
        return values;
    }

    /** Returns the edits after the record was loaded in its present state (N3). */
    public RecordEdits onto(DeskRecord now) {
        Map<Field, FieldEdit> left = new TreeMap<>();
        Map<Field, String> stored = now.values();
        fields.forEach((field, edit) ->
                edit.onto(Optional.ofNullable(stored.get(field))).ifPresent(kept -> left.put(field, kept)));
        TagEdits tagsLeft = now instanceof ActivityRecord activity
                ? tags.onto(activity.activity().tags())
                : tags;
        return new RecordEdits(left, tagsLeft);
    }
}
