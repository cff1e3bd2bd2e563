package dev.caredesk.desk;

import dev.caredesk.CheckReturnValue;
import dev.caredesk.Cursor;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.activity.InteractionId;
import java.util.Optional;

/**
 * The parked lanes of a tenant, for the host's operators (X5). Each command that a channel fails is told again after growing rests; when the
 * first of an interaction has failed for a day, or as long as the builder was told, all commands of that interaction are parked, and wait
 * here until somebody acts. Safe for use by several threads; operations throw {@link dev.caredesk.StorageException} when the storage fails.
 */
public interface Lanes {

    /**
     * Returns a page of the parked lanes, in the order in which they were parked.
     *
     * <p>Refuses with {@code page.too-large}, {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many lanes, 1 to {@link dev.caredesk.Limits#pageEntriesMost}
     */
    @CheckReturnValue
    Outcome<Page<ParkedLane>> parked(Optional<Cursor> from, int size);

    /**
     * Has the commands told again, in their order, from now on.
     *
     * <p>Refuses with {@code lane.not-parked}.
     */
    @CheckReturnValue
    Outcome<InteractionId> retry(InteractionId interaction);

    /**
     * Drops all commands of a parked lane, as if the channel had refused each: replies are shown as not delivered, and an activity whose
     * accept or start is dropped ends.
     *
     * <p>Refuses with {@code lane.not-parked}.
     */
    @CheckReturnValue
    Outcome<InteractionId> drop(InteractionId interaction);
}
