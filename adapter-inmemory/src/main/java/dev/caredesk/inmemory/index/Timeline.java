package dev.caredesk.inmemory.index;

import dev.caredesk.Cursor;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A list in order of its places, read in pages from either end. */
public final class Timeline<T> {

    private final NavigableMap<TimelineKey, T> entries = new TreeMap<>();

    public void put(TimelineKey place, T entry) {
        entries.put(place, entry);
    }

    public void remove(TimelineKey place) {
        entries.remove(place);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public Optional<T> newest() {
        return Optional.ofNullable(entries.lastEntry()).map(Map.Entry::getValue);
    }

    /** All, oldest first. */
    public Collection<T> oldestFirst() {
        return entries.values();
    }

    /** The entries behind a place, or all, oldest first. */
    public Stream<Map.Entry<TimelineKey, T>> entriesAfter(Optional<TimelineKey> place) {
        return place.map(key -> entries.tailMap(key, false)).orElse(entries).entrySet().stream();
    }

    /** All, newest first. */
    public Collection<T> newestFirst() {
        return entries.descendingMap().values();
    }

    /** The newest with their places, newest first. */
    public List<Map.Entry<TimelineKey, T>> newestFirst(int most) {
        return entries.descendingMap().entrySet().stream().limit(most).toList();
    }

    public <R> Rows<R> newestFirst(Optional<Cursor> from, int size, Function<T, R> row) {
        return page(entries.descendingMap(), from, size, row);
    }

    public <R> Rows<R> oldestFirst(Optional<Cursor> from, int size, Function<T, R> row) {
        return page(entries, from, size, row);
    }

    private static <T, R> Rows<R> page(
            NavigableMap<TimelineKey, T> all, Optional<Cursor> from, int size, Function<T, R> row) {
        NavigableMap<TimelineKey, T> rest = from.map(cursor -> all.tailMap(TimelineKey.of(After.of(cursor)), false))
                .orElse(all);
        List<R> items = new ArrayList<>(size);
        Optional<Cursor> last = Optional.empty();
        for (Map.Entry<TimelineKey, T> entry : rest.entrySet()) {
            if (items.size() == size) {
                return new Rows<>(items, last);
            }
            items.add(row.apply(entry.getValue()));
            last = Optional.of(entry.getKey().after().cursor());
        }
        return new Rows<>(items, Optional.empty());
    }
}
