package dev.caredesk.core.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A memory of so many entries; the oldest goes when there are more. Guarded by its owner. */
final class BoundedMap<K, V> {

    private final int most;
    private final Map<K, V> entries = new LinkedHashMap<>();

    BoundedMap(int most) {
        this.most = most;
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Keeps a value, and says which key went for it, if one did. */
    Optional<K> put(K key, V value) {
        entries.put(key, value);
        if (entries.size() <= most) {
            return Optional.empty();
        }
        K oldest = entries.keySet().iterator().next();
        entries.remove(oldest);
        return Optional.of(oldest);
    }

    Optional<V> remove(K key) {
        return Optional.ofNullable(entries.remove(key));
    }
}
