package dev.caredesk.core.codec;

import dev.caredesk.Field;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalRow;
import java.util.List;
import java.util.Optional;

/** Converts rows of the journal to the events that the host sees (Z3). */
public final class EventCodec {

    /** The changes that closing a request makes. */
    public static final List<FieldDiff> CLOSED =
            List.of(new FieldDiff(Field.STATUS, Optional.of("open"), Optional.of("closed")));

    private EventCodec() {}

    /** Returns the event of a row. */
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

    /** Returns the changes of an entry. A sweep runs in the storage, which writes no details, and always changes the same (R6). */
    private static List<FieldDiff> diffs(JournalEntry entry) {
        List<FieldDiff> written = RecordCodec.diffs(entry.details());
        return written.isEmpty() && entry.kind() == Event.Kind.CLOSED ? CLOSED : written;
    }
}
