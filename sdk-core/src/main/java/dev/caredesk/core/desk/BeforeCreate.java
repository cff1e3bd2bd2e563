package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.draft.Work;
import java.time.Instant;
import java.util.Map;

/**
 * A change that belongs in the draft before Create (E1). Where Create was faster it is refused, so that it is done at once instead.
 * Once it was acknowledged it stays in the draft, also when it is replayed on one whose customer another place created meanwhile (D7):
 * the next save brings it.
 */
final class BeforeCreate implements Session.Step {

    /** Inside the core only: it has to be done at once. */
    static final Refusal TOO_LATE = new Refusal.Other(RefusalCode.CUSTOMER_CREATED, Map.of());

    private final Session.Step step;
    private boolean acknowledged;

    BeforeCreate(Session.Step step) {
        this.step = step;
    }

    /** Called with the engagement's lock held. */
    @Override
    public Outcome<Work> apply(Work work, Instant now) {
        if (work.isCreated() && !acknowledged) {
            return Outcome.refused(TOO_LATE);
        }
        Outcome<Work> changed = step.apply(work, now);
        acknowledged = acknowledged || changed.isDone();
        return changed;
    }
}
