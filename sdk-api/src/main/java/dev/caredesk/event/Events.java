package dev.caredesk.event;

import dev.caredesk.RecordId;
import dev.caredesk.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/**
 * The committed events of a tenant, in commit order (Z3). The primitive is {@link #after}; listener and publisher are loops over
 * it. Delivery is at least once. Safe for use by several threads.
 */
public interface Events {

    /**
     * Returns the events after a position.
     *
     * @param after where to go on; empty for the oldest that is there
     * @param max how many at most, 1 to 1,000
     * @throws dev.caredesk.WrongCallException if {@code max} is out of its range, or that can't be a position of the tenant's
     *     journal: it is made up, of another storage, or beyond the newest commit
     * @throws dev.caredesk.StorageException for which a retry makes no sense, if the journal was trimmed past the position: who
     *     follows it has missed events, and begins anew from what is stored and {@link #latest()}
     */
    List<Event> after(Optional<Position> after, int max);

    /** Returns the position of the newest event, even if trimmed; empty when there never was one. */
    Optional<Position> latest();

    /**
     * Returns the newest events that changed a record, newest first: who changed which field, and when. They may be older than what
     * {@link #after} still gives, since a trim keeps them unless it deletes the audit trail too (Z3). An activity's end, and what
     * was added to it, change no version and are not among them.
     *
     * @param max how many at most, 1 to 1,000
     * @throws dev.caredesk.WrongCallException if {@code max} is out of its range
     */
    List<Event> history(RecordId record, int max);

    /** Calls a listener with every event after a position, on the executor of the host's code. */
    Subscription listen(Optional<Position> after, EventListener listener);

    /** Returns a publisher of every event after a position; a subscriber's demand drives the reads. */
    Flow.Publisher<Event> publisher(Optional<Position> after);
}
