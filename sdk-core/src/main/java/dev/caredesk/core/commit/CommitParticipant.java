package dev.caredesk.core.commit;

import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.StoredDraft;
import java.util.Optional;

/**
 * An engagement that takes part in a commit. All methods except {@link #id()}, {@link #beginTurn()} and {@link #leave()} are called within
 * its turn.
 */
public interface CommitParticipant {

    EngagementId id();

    /** Waits until earlier operations have ended, and begins a turn. The turn is reentrant. */
    void beginTurn();

    /** Ends the turn. The returned task tells the desk, and must be run once no turn is held any more. */
    Runnable endTurn();

    EngagementData engagement();

    boolean isClosed();

    /** Adds the engagement's next state to a commit, which then counts as its own (N4). */
    void stage(Changes changes, CommitPlan.NextState next);

    /** Stores the draft outside of a commit (D6). */
    DraftResult storeDraft();

    /** Takes the state that was just committed. */
    void committed(CommitPlan.NextState next);

    /** Continues from what is stored, because the commit was made before and the engagement may have changed since (E7). */
    void committedBefore(CommitPlan.NextState next);

    /** Notes that the draft is stored. */
    void draftStored();

    /** Continues from the draft that another place stored; empty if another place closed the engagement (D7). */
    void draftMoved(Optional<StoredDraft> present);

    /** Returns whether another place moved the draft or closed the engagement, by one read (D7). */
    boolean hasMoved();

    /** Continues from what another place stored, if it did (D7); true if it did. */
    boolean catchUp();

    /** Reads all records again (N1). */
    void refresh();

    /** Ends the participation. An engagement of which nothing was ever committed ends with it. */
    void leave();
}
