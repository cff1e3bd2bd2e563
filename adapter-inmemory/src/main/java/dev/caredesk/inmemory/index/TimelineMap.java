package dev.caredesk.inmemory.index;

import java.util.HashMap;
import java.util.Map;

/** One timeline for each owner, such as the messages of each activity. */
public final class TimelineMap<K, T> {

    private final Map<K, Timeline<T>> byOwner = new HashMap<>();

    public void put(K owner, TimelineKey place, T entry) {
        byOwner.computeIfAbsent(owner, key -> new Timeline<>()).put(place, entry);
    }

    public void remove(K owner, TimelineKey place) {
        Timeline<T> timeline = of(owner);
        timeline.remove(place);
        if (timeline.isEmpty()) {
            byOwner.remove(owner);
        }
    }

    /** The owner's; an empty one, not kept, where it has none. */
    public Timeline<T> of(K owner) {
        Timeline<T> timeline = byOwner.get(owner);
        return timeline == null ? new Timeline<>() : timeline;
    }
}
