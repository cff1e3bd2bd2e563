package dev.caredesk.core.commit;

import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.StoredDraft;
import java.util.Optional;

/**
 * An engagement that takes part in a commit. All methods but {@link #id()}, {@link #beginTurn()} and {@link #leave()} are called
 * within its turn.
 */
public interface Participant {

    EngagementId id();

    /** Waits until the operations that came before have ended. A thread that has the turn gets it again. */
    void beginTurn();

    /** Ends the turn. What is returned is to be run once no turn is held any more: it tells the desk. */
    Runnable endTurn();

    EngagementData engagement();

    boolean isClosed();

    /** Adds the engagement's next state to a commit, which is its own from then on (N4). */
    void stage(Changes changes, Plan.NextState next);

    /** Stores the draft by itself (D6). */
    DraftResult storeDraft();

    /** Takes what was committed just now. */
    void committed(Plan.NextState next);

    /** Goes on from what is stored: this was committed before, and the engagement may have gone on since (E7). */
    void committedBefore(Plan.NextState next);

    /** Takes that the draft is stored. */
    void draftStored();

    /** Goes on from the draft that another place stored; empty when another place closed the engagement (D7). */
    void draftMoved(Optional<StoredDraft> present);

    /** Whether another place moved the draft or closed the engagement, by one read (D7). */
    boolean hasMoved();

    /** Goes on from what another place stored, if it did (D7); true when there was something to catch up with. */
    boolean catchUp();

    /** Reads all records again (N1). */
    void refresh();

    /** The use case has ended. An engagement of which nothing was ever committed ends with it. */
    void leave();
}
