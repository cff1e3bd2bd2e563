package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.session.Session;
import dev.caredesk.desk.Saved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Saves the whole draft of an engagement with a stored customer, in one commit (E1, E6). Lives for one call. */
public final class SaveDraft extends CommitDraft {

    /** @param revision that the caller has seen; empty for the present one */
    public SaveDraft(DeskContext desk, Session session, Optional<Long> revision) {
        super(desk, session, "save", revision);
    }

    @Override
    public Outcome<CommitPlan<Saved>> decide(Own<Session> own, Instant now) {
        EngagementData engagement = own.engagement().engagement();
        if (!engagement.isCreated()) {
            return Outcome.refused(Refusals.not(RefusalCode.CUSTOMER_UNCREATED, engagement.customer()));
        }
        if (engagement.draft().isEmpty()) {
            return Outcome.done(CommitPlan.nothing(Saved.of(Map.of())));
        }
        List<Refusal> refusals = new CheckDraft(desk().scope()).refusals(engagement, now);
        return refusals.isEmpty() ? Outcome.done(save(engagement, now)) : Outcome.refused(refusals);
    }

    private CommitPlan<Saved> save(EngagementData engagement, Instant now) {
        Changes changes = changes(engagement, now);
        NextState after = NextState.saved(new WriteDraft(desk().scope()).write(changes, engagement));
        boolean moves = !engagement.draft().placement().isEmpty();
        return new CommitPlan<>(
                Optional.of(changes), false, List.of(moves ? after.rereading() : after), done -> saved(done, changes));
    }
}
