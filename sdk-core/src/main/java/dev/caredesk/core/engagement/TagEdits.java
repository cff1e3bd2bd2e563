package dev.caredesk.core.engagement;

import dev.caredesk.activity.Tag;
import dev.caredesk.core.text.TagText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The unsaved tag changes of an activity, which merge tag by tag (N3). Two tags are the same if their folded forms are equal (L3).
 *
 * @param added in the order of adding
 * @param removed in their stored spelling
 */
public record TagEdits(List<Tag> added, List<Tag> removed) {

    public static final TagEdits NONE = new TagEdits(List.of(), List.of());

    public TagEdits {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** Returns the tags as the agent sees them. */
    public List<Tag> on(List<Tag> stored) {
        Set<String> gone = folded(removed);
        List<Tag> result = new ArrayList<>();
        stored.stream().filter(tag -> !gone.contains(fold(tag))).forEach(result::add);
        Set<String> present = folded(result);
        added.stream().filter(tag -> !present.contains(fold(tag))).forEach(result::add);
        return result;
    }

    /** Returns the edits that remain on newly loaded tags, without those that others made as well. */
    public TagEdits onto(List<Tag> stored) {
        return new TagEdits(
                added.stream().filter(tag -> find(stored, tag).isEmpty()).toList(),
                removed.stream().filter(tag -> find(stored, tag).isPresent()).toList());
    }

    /** Returns the tag of a list that is the same as this one (L3). */
    public static Optional<Tag> find(List<Tag> tags, Tag wanted) {
        String folded = fold(wanted);
        return tags.stream().filter(tag -> fold(tag).equals(folded)).findFirst();
    }

    private static Set<String> folded(List<Tag> tags) {
        return tags.stream().map(TagEdits::fold).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String fold(Tag tag) {
        return TagText.fold(tag.text());
    }
}
