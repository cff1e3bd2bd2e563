package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.Plan;
import dev.caredesk.core.commit.Plan.NextState;
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

/** Closes an engagement in which nothing is unsaved, and asks otherwise (E2, E3, E4). Lives for one call. */
public final class CloseEngagement implements UseCase<UseCase.Own<Session>, Closing> {

    /** Never leaves this class: closing has to ask first. */
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

    /** D6: the question is about a state of the draft that is stored, so that it can be answered anywhere. */
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

    /** Only where nothing is unsaved, also after the draft moved and was caught up with. */
    @Override
    public Outcome<Plan<Closing>> decide(Own<Session> own, Instant now) {
        EngagementData engagement = session.engagement();
        if (!CloseQuestion.isSettled(engagement)) {
            return Outcome.refused(QUESTION);
        }
        String id = DerivedIds.derived("close", engagement.id().value(), Long.toString(engagement.revision()));
        Changes changes = new Changes(desk.scope(), id, desk.agent(), now);
        EndEngagement.add(changes, engagement);
        return Outcome.done(Plan.commit(changes, new Closing.Closed(Optional.empty()), NextState.closed(engagement)));
    }
}
