package dev.caredesk.inmemory.index;

import java.util.HashMap;
import java.util.List;
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

    /** Removes all entries of an owner, and returns them oldest first. */
    public List<T> removeAll(K owner) {
        Timeline<T> removed = of(owner);
        byOwner.remove(owner);
        return List.copyOf(removed.oldestFirst());
    }

    /** The owner's; an empty one, not kept, where it has none. */
    public Timeline<T> of(K owner) {
        Timeline<T> timeline = byOwner.get(owner);
        return timeline == null ? new Timeline<>() : timeline;
    }
}
