package dev.caredesk.core.session;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.RecordEdits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Finds the fields that two places changed in drafts with a common origin (D7). */
public final class OverlappingEdits {

    private OverlappingEdits() {}

    /** Returns the fields that both changed, by record. */
    public static Map<RecordId, List<Field>> fields(Draft base, Draft mine, Draft theirs) {
        Map<RecordId, List<Field>> both = new LinkedHashMap<>();
        for (RecordId record : mine.edits().keySet()) {
            Set<Field> changed = changed(base.of(record), mine.of(record));
            changed.retainAll(changed(base.of(record), theirs.of(record)));
            if (!changed.isEmpty()) {
                both.put(record, List.copyOf(changed));
            }
        }
        return both;
    }

    private static Set<Field> changed(RecordEdits before, RecordEdits after) {
        Set<Field> fields = new TreeSet<>(before.fields().keySet());
        fields.addAll(after.fields().keySet());
        fields.removeIf(field ->
                Objects.equals(before.fields().get(field), after.fields().get(field)));
        return fields;
    }
}
