package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.core.draft.Work;
import java.time.Instant;

/** A change of the draft that can be made again on another state of it (D7). */
interface Step {

    /** The engagement after it, or why it can't be made. */
    Outcome<Work> apply(Work work, Instant now);

    /** The engagement after it was made again on a draft that moved elsewhere: as much of it as has a place there. */
    default Work again(Work work, Instant now) {
        return apply(work, now).toOptional().orElse(work);
    }
}
