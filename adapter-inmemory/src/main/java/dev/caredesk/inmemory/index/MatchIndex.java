package dev.caredesk.inmemory.index;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.MatchKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The customers that have a key, last updated first (C6). */
public final class MatchIndex {

    private final TimelineMap<MatchKey, CustomerId> byKey = new TimelineMap<>();
    private final Map<CustomerId, Set<MatchKey>> keysOf = new HashMap<>();

    public void put(CustomerId customer, TimelineKey place, Set<MatchKey> keys) {
        keysOf(customer).forEach(key -> byKey.remove(key, place));
        keysOf.put(customer, keys);
        keys.forEach(key -> byKey.put(key, place, customer));
    }

    /** The customer was written again, so its place among the last updated is another. */
    public void move(CustomerId customer, TimelineKey from, TimelineKey to) {
        for (MatchKey key : keysOf(customer)) {
            byKey.remove(key, from);
            byKey.put(key, to, customer);
        }
    }

    /** The customers that have one of the keys; only the first {@code most} of each key are looked at. */
    public List<CustomerId> find(Set<MatchKey> keys, int most) {
        TreeMap<TimelineKey, CustomerId> found = new TreeMap<>();
        for (MatchKey key : keys) {
            byKey.of(key).newestFirst(most).forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found.descendingMap().values().stream().limit(most).toList();
    }

    private Set<MatchKey> keysOf(CustomerId customer) {
        return keysOf.getOrDefault(customer, Set.of());
    }
}
