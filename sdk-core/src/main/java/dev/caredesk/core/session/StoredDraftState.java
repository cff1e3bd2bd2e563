package dev.caredesk.core.session;

import com.google.common.collect.ImmutableList;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.DraftChange;
import java.util.List;

/**
 * The stored part of an engagement's draft (D6, D7).
 *
 * @param revision the stored revision; 0 until the engagement is committed
 * @param draft the draft as it is stored
 * @param unstored the changes since then, to be replayed on a draft that moved elsewhere
 * @param rebased whether edits are based on newer records than the stored draft says
 */
record StoredDraftState(long revision, Draft draft, ImmutableList<DraftChange> unstored, boolean rebased) {

    /** Returns a fully stored draft; revision 0 for an engagement that is not committed yet. */
    static StoredDraftState all(long revision, Draft draft) {
        return new StoredDraftState(revision, draft, ImmutableList.of(), false);
    }

    StoredDraftState plus(DraftChange step) {
        return new StoredDraftState(
                revision,
                draft,
                ImmutableList.<DraftChange>builder().addAll(unstored).add(step).build(),
                rebased);
    }

    StoredDraftState rebasedIf(boolean also) {
        return also ? new StoredDraftState(revision, draft, unstored, true) : this;
    }

    /** Returns the draft that another place stored, with the replayed changes on top of it. */
    StoredDraftState movedTo(long other, Draft theirs, List<DraftChange> replayed) {
        return new StoredDraftState(other, theirs, ImmutableList.copyOf(replayed), rebased);
    }
}
