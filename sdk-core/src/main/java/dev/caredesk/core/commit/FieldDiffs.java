package dev.caredesk.core.commit;

import dev.caredesk.Field;
import dev.caredesk.Identifier;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.DeskRecord;
import dev.caredesk.core.engagement.TagEdits;
import dev.caredesk.event.FieldDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares two states of a record value by value, for the journal (Z3). */
public final class FieldDiffs {

    private FieldDiffs() {}

    public static List<FieldDiff> of(Map<Field, String> before, Map<Field, String> after) {
        TreeSet<Field> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        List<FieldDiff> found = new ArrayList<>();
        for (Field field : fields) {
            Optional<String> old = Optional.ofNullable(before.get(field));
            Optional<String> now = Optional.ofNullable(after.get(field));
            if (!old.equals(now)) {
                found.add(new FieldDiff(field, old, now));
            }
        }
        return found;
    }

    /** Returns the differences in fields, tags and an activity's place. */
    public static List<FieldDiff> of(DeskRecord before, DeskRecord after) {
        List<FieldDiff> found = new ArrayList<>(of(before.values(), after.values()));
        if (before instanceof ActivityRecord was && after instanceof ActivityRecord is) {
            found.addAll(tags(was.activity().tags(), is.activity().tags()));
            place(Field.CUSTOMER, was.customer(), is.customer()).ifPresent(found::add);
            place(Field.REQUEST, was.request(), is.request()).ifPresent(found::add);
        }
        return found;
    }

    /** Returns the values of a new activity: its place and its tags. */
    public static List<FieldDiff> created(ActivityRecord activity) {
        List<FieldDiff> found =
                new ArrayList<>(tags(List.of(), activity.activity().tags()));
        place(Field.CUSTOMER, Optional.empty(), activity.customer()).ifPresent(found::add);
        place(Field.REQUEST, Optional.empty(), activity.request()).ifPresent(found::add);
        return found;
    }

    public static List<Field> fields(List<FieldDiff> diffs) {
        return diffs.stream().map(FieldDiff::field).distinct().toList();
    }

    private static List<FieldDiff> tags(List<Tag> before, List<Tag> after) {
        List<FieldDiff> found = new ArrayList<>();
        after.stream()
                .filter(tag -> TagEdits.find(before, tag).isEmpty())
                .forEach(tag -> found.add(new FieldDiff(Field.TAGS, Optional.empty(), Optional.of(tag.text()))));
        before.stream()
                .filter(tag -> TagEdits.find(after, tag).isEmpty())
                .forEach(tag -> found.add(new FieldDiff(Field.TAGS, Optional.of(tag.text()), Optional.empty())));
        return found;
    }

    private static Optional<FieldDiff> place(
            Field field, Optional<? extends Identifier> before, Optional<? extends Identifier> after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(new FieldDiff(field, before.map(Identifier::value), after.map(Identifier::value)));
    }
}
