package dev.caredesk.core.desk;

import dev.caredesk.core.draft.Work;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.StoredDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * D7: how an engagement goes on from a draft that another place stored: that draft, with what is not stored yet made again on it.
 * All that has to be read is read before there is a result, so that a read that fails changes nothing.
 *
 * @param theirs the engagement with the stored draft
 * @param work with the steps made again
 * @param steps those that changed something, and so are not stored yet
 */
record Replay(Work theirs, Work work, List<Step> steps) {

    /** The draft that a commit met instead of the one that it was based on. */
    static Optional<Broken.DraftMoved> moved(CommitResult.Refused refused) {
        return refused.conditions().stream()
                .filter(Broken.DraftMoved.class::isInstance)
                .map(Broken.DraftMoved.class::cast)
                .findFirst();
    }

    /** @param left the engagement as it stood here */
    static Replay of(Refresher refresher, StoredDraft present, Work left, List<Step> unstored, Instant now) {
        Work theirs = new TakeUp(refresher).work(present);
        Work work = theirs;
        List<Step> steps = new ArrayList<>();
        for (Step step : unstored) {
            Work next = step.again(work, now);
            if (!next.equals(work)) {
                steps.add(step);
                work = next;
            }
        }
        return new Replay(theirs, new Rebase(refresher).onto(work, left), steps);
    }
}
