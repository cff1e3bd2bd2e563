package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.event.Event;
import dev.caredesk.spi.storage.RecordChange.RequestChange;
import java.util.List;
import java.util.Optional;

/** The change of an overdue request that {@link Storage#closeOverdue} closes, and its journal entry. Pure functions. */
public final class SweptRequest {

    /**
     * The beginning of the ids under which sweeps write to the journal; a number follows that no other sweep has. The ids are not
     * remembered: nobody asks for a sweep again.
     */
    public static final String CHANGE_SET = "sweep-";

    private SweptRequest() {}

    /** Returns the change of the request: it closes at its deadline (R6). */
    public static RequestChange change(StoredRequest overdue) {
        refuseNull("overdue", overdue);
        return new RequestChange(
                overdue.id(), overdue.version(), Optional.of(overdue.times().deadline()), overdue.payload());
    }

    /** Returns the journal's entry, by {@link dev.caredesk.Actor#SYSTEM}; its time is the deadline. */
    public static JournalEntry entry(StoredRequest overdue) {
        refuseNull("overdue", overdue);
        return new JournalEntry(
                overdue.id(),
                Optional.of(overdue.version().next()),
                Optional.of(overdue.customer()),
                Event.Kind.CLOSED,
                List.of(Field.STATUS),
                Payload.EMPTY);
    }
}
