package dev.caredesk.core.session;

import com.google.common.collect.ImmutableList;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.DraftStep;
import java.util.List;

/**
 * The stored part of an engagement's draft (D6, D7).
 *
 * @param revision the stored revision; 0 until the engagement is committed
 * @param draft the draft as it is stored
 * @param unstored the changes since then, to be replayed on a draft that moved elsewhere
 * @param rebased whether edits are based on newer records than the stored draft says
 */
record StoredRevision(long revision, Draft draft, ImmutableList<DraftStep> unstored, boolean rebased) {

    /** Returns a fully stored draft; revision 0 for an engagement that is not committed yet. */
    static StoredRevision all(long revision, Draft draft) {
        return new StoredRevision(revision, draft, ImmutableList.of(), false);
    }

    StoredRevision plus(DraftStep step) {
        return new StoredRevision(
                revision,
                draft,
                ImmutableList.<DraftStep>builder().addAll(unstored).add(step).build(),
                rebased);
    }

    StoredRevision rebasedIf(boolean also) {
        return also ? new StoredRevision(revision, draft, unstored, true) : this;
    }

    /** Returns the draft that another place stored, with the replayed changes on top of it. */
    StoredRevision movedTo(long other, Draft theirs, List<DraftStep> replayed) {
        return new StoredRevision(other, theirs, ImmutableList.copyOf(replayed), rebased);
    }
}
