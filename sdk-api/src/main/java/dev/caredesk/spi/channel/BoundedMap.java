package dev.caredesk.spi.channel;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A map of bounded size that drops the oldest entries. Guarded by its owner. */
final class BoundedMap<K, V> {

    private final Map<K, V> entries = new LinkedHashMap<>();
    private final int most;

    BoundedMap(int most) {
        this.most = most;
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    void put(K key, V value) {
        entries.remove(key);
        entries.put(key, value);
        if (entries.size() > most) {
            Iterator<K> eldest = entries.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
