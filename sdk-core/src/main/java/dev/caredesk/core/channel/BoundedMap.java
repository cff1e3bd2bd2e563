package dev.caredesk.core.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A map of limited size that drops its oldest entry when it is full. Guarded by its owner. */
final class BoundedMap<K, V> {

    private final int most;
    private final Map<K, V> entries = new LinkedHashMap<>();

    BoundedMap(int most) {
        this.most = most;
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Adds an entry, and returns the key that was dropped for it. */
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
