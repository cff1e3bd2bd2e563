package dev.caredesk.inmemory.table;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.inmemory.index.TimelineMap;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Stored;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The comments, or the messages, of activities: each is written once and kept with its activity (M2, M3). */
public final class AppendOnlyTable<T extends Stored> {

    private final Map<RecordId, T> rows = new HashMap<>();
    private final TimelineMap<ActivityId, T> byActivity = new TimelineMap<>();

    Optional<T> find(RecordId id) {
        return Optional.ofNullable(rows.get(id));
    }

    void add(T note, ActivityId activity, TimelineKey place) {
        rows.put(note.id(), note);
        byActivity.put(activity, place, note);
    }

    public Rows<T> newestFirst(ActivityId activity, Optional<Cursor> from, int size) {
        return byActivity.of(activity).newestFirst(from, size, note -> note);
    }

    public Rows<T> oldestFirst(ActivityId activity, Optional<Cursor> from, int size) {
        return byActivity.of(activity).oldestFirst(from, size, note -> note);
    }
}
