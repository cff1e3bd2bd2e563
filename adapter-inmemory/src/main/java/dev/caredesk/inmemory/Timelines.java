package dev.caredesk.inmemory;

import java.util.HashMap;
import java.util.Map;

/** One timeline for each owner, such as the messages of each activity. */
final class Timelines<K, T> {

    private final Map<K, Timeline<T>> byOwner = new HashMap<>();

    void put(K owner, Place place, T entry) {
        byOwner.computeIfAbsent(owner, key -> new Timeline<>()).put(place, entry);
    }

    void remove(K owner, Place place) {
        Timeline<T> timeline = of(owner);
        timeline.remove(place);
        if (timeline.isEmpty()) {
            byOwner.remove(owner);
        }
    }

    /** The owner's; an empty one, not kept, where it has none. */
    Timeline<T> of(K owner) {
        Timeline<T> timeline = byOwner.get(owner);
        return timeline == null ? new Timeline<>() : timeline;
    }
}
