package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.session.Session;
import dev.caredesk.desk.Closing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Closes an engagement with nothing unsaved, and asks otherwise (E2, E3, E4). Lives for one call. */
public final class CloseEngagement implements UseCase<UseCase.Own<Session>, Closing> {

    /** Marks a decision that closing has to ask first; never leaves this class. */
    private static final Refusal QUESTION = new Refusal.Other(RefusalCode.QUESTION_OUTDATED, Map.of());

    private final DeskContext desk;
    private final Session session;

    public CloseEngagement(DeskContext desk, Session session) {
        this.desk = desk;
        this.session = session;
    }

    public Closing run() {
        return session.inTurn(() -> {
            Outcome<Closing> closed = desk.loop().run(this);
            return closed.refusals().contains(QUESTION)
                    ? ask()
                    : closed.fold(closing -> closing, CloseEngagement::refused);
        });
    }

    /** Asks the question about a stored state of the draft, so that it can be answered anywhere (D6). */
    private Closing ask() {
        desk.drafts().store(session);
        if (session.isClosed()) {
            return refused(List.of(Refusals.engagementClosed()));
        }
        session.ask();
        return (Closing) new CloseQuestion(desk.scope(), session.engagement()).question();
    }

    private static Closing refused(List<Refusal> refusals) {
        return new Closing.Refused(refusals, Optional.empty());
    }

    @Override
    public Outcome<Own<Session>> load(Attempt attempt) {
        return Outcome.done(new Own<>(session));
    }

    /** Decides to close only if nothing is unsaved, even after the draft moved elsewhere. */
    @Override
    public Outcome<CommitPlan<Closing>> decide(Own<Session> own, Instant now) {
        EngagementData engagement = session.engagement();
        if (!CloseQuestion.isSettled(engagement)) {
            return Outcome.refused(QUESTION);
        }
        String id = DerivedIds.derived("close", engagement.id().value(), Long.toString(engagement.revision()));
        Changes changes = new Changes(desk.scope(), id, desk.agent(), now);
        EndEngagement.add(changes, engagement);
        return Outcome.done(
                CommitPlan.commit(changes, new Closing.Closed(Optional.empty()), NextState.closed(engagement)));
    }
}
