package dev.caredesk.core.session;

import dev.caredesk.core.engagement.DraftChange;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.spi.storage.StoredDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of replaying unstored changes on a draft that another place stored (D7).
 *
 * <ol>
 *   <li>The engagement is taken up from that draft. All reads come first, so that a failed read changes nothing.
 *   <li>Each unstored change is made again on it.
 *   <li>The edits get back the values that they were based on ({@link KeepEditBases}).
 * </ol>
 *
 * @param theirs the engagement with the stored draft
 * @param engagement the engagement with the changes made again
 * @param steps the changes that had an effect, and so are not stored yet
 */
record Replay(EngagementData theirs, EngagementData engagement, List<DraftChange> steps) {

    /** @param left the engagement as it was here */
    static Replay of(
            RefreshEngagement refreshEngagement,
            StoredDraft present,
            EngagementData left,
            List<DraftChange> unstored,
            Instant now) {
        EngagementData theirs = new ResumeEngagement(refreshEngagement).from(present);
        EngagementData work = theirs;
        List<DraftChange> steps = new ArrayList<>();
        for (DraftChange step : unstored) {
            EngagementData next = step.again(work, now);
            if (!next.equals(work)) {
                steps.add(step);
                work = next;
            }
        }
        return new Replay(theirs, new KeepEditBases(refreshEngagement).onto(work, left), steps);
    }
}
