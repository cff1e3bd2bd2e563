package dev.caredesk.core.session;

import dev.caredesk.core.engagement.DraftStep;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.spi.storage.StoredDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * D7: how an engagement goes on from a draft that another place stored: that draft, with what is not stored yet made again on it.
 * All that has to be read is read before there is a result, so that a read that fails changes nothing.
 *
 * @param theirs the engagement with the stored draft
 * @param engagement the engagement with the steps made again
 * @param steps those that changed something, and so are not stored yet
 */
record Replay(EngagementData theirs, EngagementData engagement, List<DraftStep> steps) {

    /** @param left the engagement as it stood here */
    static Replay of(
            Refresher refresher, StoredDraft present, EngagementData left, List<DraftStep> unstored, Instant now) {
        EngagementData theirs = new ResumeEngagement(refresher).from(present);
        EngagementData work = theirs;
        List<DraftStep> steps = new ArrayList<>();
        for (DraftStep step : unstored) {
            EngagementData next = step.again(work, now);
            if (!next.equals(work)) {
                steps.add(step);
                work = next;
            }
        }
        return new Replay(theirs, new RebaseEdits(refresher).onto(work, left), steps);
    }
}
