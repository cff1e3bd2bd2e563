package dev.caredesk.core.codec;

import dev.caredesk.Field;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalRow;
import java.util.List;
import java.util.Optional;

/** From a row of the journal to the event that the host sees (Z3). */
public final class EventCodec {

    /** What the closing of a request changes. */
    public static final List<FieldDiff> CLOSED =
            List.of(new FieldDiff(Field.STATUS, Optional.of("open"), Optional.of("closed")));

    private EventCodec() {}

    /** The event that a row stands for. */
    public static Event event(JournalRow row) {
        JournalEntry entry = row.entry();
        return new Event(
                row.position(),
                row.changeSet().value(),
                row.at(),
                row.by(),
                entry.record(),
                entry.customer(),
                entry.kind(),
                diffs(entry));
    }

    /** A sweep runs in the storage, which writes no details; what it changes is always the same (R6). */
    private static List<FieldDiff> diffs(JournalEntry entry) {
        List<FieldDiff> written = RecordCodec.diffs(entry.details());
        return written.isEmpty() && entry.kind() == Event.Kind.CLOSED ? CLOSED : written;
    }
}
