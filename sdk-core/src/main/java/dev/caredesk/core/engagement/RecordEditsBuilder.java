package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.text.TagText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds the edits of one record; each further edit costs the same, however many there are. Not thread-safe. */
final class RecordEditsBuilder {

    private final Map<Field, String> stored;
    private final Map<Field, FieldEdit> fields;
    // By folded form (L3).
    private final Map<String, Tag> storedTags;
    private final Map<String, Tag> added;
    private final Map<String, Tag> removed;

    /**
     * @param stored the values that edits are compared with
     * @param tags the tags that edits are compared with
     */
    RecordEditsBuilder(RecordEdits edits, Map<Field, String> stored, List<Tag> tags) {
        this.stored = stored;
        this.fields = new TreeMap<>(edits.fields());
        this.storedTags = folded(tags);
        this.added = folded(edits.tags().added());
        this.removed = folded(edits.tags().removed());
    }

    RecordEdits build() {
        return new RecordEdits(fields, new TagEdits(List.copyOf(added.values()), List.copyOf(removed.values())));
    }

    /** Drops all edits. */
    void clear() {
        fields.clear();
        added.clear();
        removed.clear();
    }

    /** Sets a field; the stored value leaves nothing unsaved (E1). */
    void set(Field field, Optional<String> mine) {
        Optional<String> present = stored(field);
        FieldEdit before = fields.get(field);
        if (mine.equals(present)) {
            fields.remove(field);
        } else {
            fields.put(field, new FieldEdit(before == null ? present : before.base(), mine));
        }
    }

    /** Returns whether both the agent and somebody else changed a field (N3). */
    boolean isConflict(Field field) {
        FieldEdit edit = fields.get(field);
        return edit != null && edit.conflictsWith(stored(field));
    }

    /** Decides a conflict in favor of the agent's value (N3). */
    void keep(Field field) {
        fields.computeIfPresent(field, (same, edit) -> edit.keptOver(stored(field)));
    }

    /** Drops the edit of a field. */
    void drop(Field field) {
        fields.remove(field);
    }

    /** Returns the tag that the agent sees and that equals this one (L3). */
    Optional<Tag> present(Tag tag) {
        String folded = fold(tag);
        Tag mine = added.get(folded);
        return mine == null && !removed.containsKey(folded)
                ? Optional.ofNullable(storedTags.get(folded))
                : Optional.ofNullable(mine);
    }

    /** Adds a tag; one that was removed before comes back in its old spelling. */
    void add(Tag tag) {
        if (removed.remove(fold(tag)) == null) {
            added.put(fold(tag), tag);
        }
    }

    /** Removes a tag; one that was added in the draft leaves no edit. */
    void remove(Tag tag) {
        if (added.remove(fold(tag)) == null) {
            removed.put(fold(tag), tag);
        }
    }

    private Optional<String> stored(Field field) {
        return Optional.ofNullable(stored.get(field));
    }

    private static Map<String, Tag> folded(List<Tag> tags) {
        Map<String, Tag> byForm = new LinkedHashMap<>();
        tags.forEach(tag -> byForm.putIfAbsent(fold(tag), tag));
        return byForm;
    }

    private static String fold(Tag tag) {
        return TagText.fold(tag.text());
    }
}
