package dev.caredesk.testkit.model;

import dev.caredesk.testkit.model.ModelRows.FieldChange;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Small questions about the values of a record, which are fields by name and tags by their folded form. */
final class RecordValues {

    private static final String TAG = "tags:";

    private RecordValues() {}

    /** The key of a tag (L3). */
    static String tag(String text) {
        String folded = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return TAG + Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    static boolean isTag(String key) {
        return key.startsWith(TAG);
    }

    /** The name of the field that a key belongs to. */
    static String field(String key) {
        return isTag(key) ? "tags" : key;
    }

    static Optional<String> get(Map<String, String> values, String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Sets or clears; a tag that is added comes last. */
    static void put(Map<String, String> values, String key, Optional<String> value) {
        value.ifPresentOrElse(text -> values.put(key, text), () -> values.remove(key));
    }

    /** The keys whose values differ. */
    static Set<String> differing(Map<String, String> one, Map<String, String> other) {
        Set<String> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
        return keys;
    }

    /** Returns the differences as the journal writes them: each tag by itself. */
    static List<FieldChange> diffs(Map<String, String> before, Map<String, String> after) {
        return differing(before, after).stream()
                .map(key -> new FieldChange(field(key), get(before, key), get(after, key)))
                .toList();
    }
}
