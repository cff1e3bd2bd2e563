package dev.caredesk.testkit.model;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Small questions about the values of a record, which are fields by name and tags by their folded form. */
final class Values {

    private static final String TAG = "tags:";

    private Values() {}

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

    /** The names of the fields whose values differ. */
    static Set<String> differingFields(Map<String, String> one, Map<String, String> other) {
        Set<String> fields = new TreeSet<>();
        differing(one, other).forEach(key -> fields.add(field(key)));
        return fields;
    }
}
