package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.text.TagText;
import dev.caredesk.core.text.TextRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks fields, tags and records against their limits (L1, L2, L5, L6). Only what changed is checked (L4). */
public final class LimitCheck {

    private static final Field EXTRA = Field.of("extra");

    private final Limits limits;

    public LimitCheck(Limits limits) {
        this.limits = limits;
    }

    /** Checks the text of a field (L1, L5). */
    public List<Refusal> text(Optional<RecordId> record, Field field, String value) {
        if (!TextRules.isStorable(value)) {
            return List.of(new Refusal.NotAllowed(RefusalCode.TEXT_MALFORMED, record, Optional.of(field)));
        }
        return within(RefusalCode.TEXT_TOO_LONG, record, field, limits.textCharacters(), TextRules.characters(value));
    }

    /** Checks the text of a comment, which must not be empty (M2). */
    public List<Refusal> required(Optional<RecordId> record, String value) {
        if (value.isBlank()) {
            return List.of(new Refusal.OverLimit(RefusalCode.TEXT_EMPTY, record, Field.TEXT, 1, 0));
        }
        return text(record, Field.TEXT, value);
    }

    /** Checks the text of a reply (L6). */
    public List<Refusal> reply(Optional<RecordId> record, String value) {
        if (value.isBlank() || !TextRules.isStorable(value)) {
            return required(record, value);
        }
        return within(
                RefusalCode.TEXT_TOO_LONG, record, Field.TEXT, limits.replyCharacters(), TextRules.characters(value));
    }

    /** Checks one tag, stripped (L2, L5). */
    public List<Refusal> tag(RecordId record, Tag tag) {
        Optional<RecordId> where = Optional.of(record);
        int size = TextRules.characters(tag.text());
        if (size == 0) {
            return List.of(new Refusal.OverLimit(RefusalCode.TAG_EMPTY, where, Field.TAGS, 1, 0));
        }
        if (!TextRules.isStorable(tag.text())) {
            return List.of(new Refusal.NotAllowed(RefusalCode.TEXT_MALFORMED, where, Optional.of(Field.TAGS)));
        }
        List<Refusal> found =
                new ArrayList<>(within(RefusalCode.TAG_TOO_LONG, where, Field.TAGS, limits.tagCharacters(), size));
        if (TagText.hasControl(tag.text())) {
            found.add(new Refusal.NotAllowed(RefusalCode.TAG_CONTROL, where, Optional.of(Field.TAGS)));
        }
        return found;
    }

    /** Checks all changes of one record (L4, L6). A record over a limit that was lowered passes as long as it does not grow. */
    public List<Refusal> record(RecordId record, RecordEdits edits, Map<Field, String> stored, List<Tag> storedTags) {
        Optional<RecordId> where = Optional.of(record);
        List<Refusal> found = new ArrayList<>();
        edits.fields().forEach((field, edit) -> edit.mine().ifPresent(mine -> found.addAll(text(where, field, mine))));
        edits.tags().added().forEach(tag -> found.addAll(tag(record, tag)));
        Map<Field, String> values = edits.on(stored);
        List<Tag> tags = edits.tags().on(storedTags);
        if (tags.size() > storedTags.size()) {
            found.addAll(within(RefusalCode.TAGS_TOO_MANY, where, Field.TAGS, limits.tagsPerActivity(), tags.size()));
        }
        if (extras(values) > extras(stored)) {
            found.addAll(within(RefusalCode.EXTRA_TOO_MANY, where, EXTRA, limits.extraFields(), extras(values)));
        }
        long bytes = bytes(values, tags);
        if (bytes > bytes(stored, storedTags)) {
            found.addAll(
                    within(RefusalCode.RECORD_TOO_LARGE, where, largest(values, tags), limits.recordBytes(), bytes));
        }
        return found;
    }

    /** Checks the fields of a new record (L1, L5, L6). */
    public List<Refusal> added(Map<Field, String> values) {
        List<Refusal> found = new ArrayList<>();
        values.forEach((field, value) -> found.addAll(text(Optional.empty(), field, value)));
        found.addAll(within(
                RefusalCode.RECORD_TOO_LARGE,
                Optional.empty(),
                largest(values, List.of()),
                limits.recordBytes(),
                bytes(values, List.of())));
        return found;
    }

    private static long extras(Map<Field, String> values) {
        return values.keySet().stream().filter(Field::isExtra).count();
    }

    /** Returns the largest field of a record, where shortening helps most. */
    private static Field largest(Map<Field, String> values, List<Tag> tags) {
        return values.entrySet().stream()
                .max(Comparator.comparingLong(entry -> utf8(entry.getValue())))
                .filter(entry -> utf8(entry.getValue()) >= bytes(Map.of(), tags))
                .map(Map.Entry::getKey)
                .orElse(Field.TAGS);
    }

    private static long bytes(Map<Field, String> values, List<Tag> tags) {
        long size = 0;
        for (Map.Entry<Field, String> entry : values.entrySet()) {
            size += utf8(entry.getKey().value()) + utf8(entry.getValue());
        }
        for (Tag tag : tags) {
            size += utf8(tag.text());
        }
        return size;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<Refusal> within(
            RefusalCode code, Optional<RecordId> record, Field field, long limit, long actual) {
        return actual <= limit ? List.of() : List.of(new Refusal.OverLimit(code, record, field, limit, actual));
    }
}
