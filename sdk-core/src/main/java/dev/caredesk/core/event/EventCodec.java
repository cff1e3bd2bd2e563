package dev.caredesk.core.event;

import dev.caredesk.core.codec.Codec;
import dev.caredesk.event.Event;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalRow;

/** From a row of the journal to the event that the host sees (Z3). */
public final class EventCodec {

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
                Codec.diffs(entry.details()));
    }
}
