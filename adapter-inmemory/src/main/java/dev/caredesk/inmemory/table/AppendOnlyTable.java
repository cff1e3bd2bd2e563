package dev.caredesk.inmemory.table;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.inmemory.index.TimelineMap;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Stored;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The comments of activities, or the messages of interactions: each keeps its place with its owner (M2, M3). */
public final class AppendOnlyTable<K extends RecordId, T extends Stored> {

    private final Map<RecordId, T> rows = new HashMap<>();
    private final TimelineMap<K, RecordId> byOwner = new TimelineMap<>();

    Optional<T> find(RecordId id) {
        return Optional.ofNullable(rows.get(id));
    }

    void add(T note, K owner, TimelineKey place) {
        rows.put(note.id(), note);
        byOwner.put(owner, place, note.id());
    }

    /** Puts another one in the place of one that is there. */
    void replace(T note) {
        rows.replace(note.id(), note);
    }

    void removeAll(K owner) {
        byOwner.removeAll(owner).forEach(rows::remove);
    }

    public Rows<T> newestFirst(K owner, Optional<Cursor> from, int size) {
        return byOwner.of(owner).newestFirst(from, size, this::row);
    }

    public Rows<T> oldestFirst(K owner, Optional<Cursor> from, int size) {
        return byOwner.of(owner).oldestFirst(from, size, this::row);
    }

    private T row(RecordId id) {
        return find(id).orElseThrow();
    }
}
