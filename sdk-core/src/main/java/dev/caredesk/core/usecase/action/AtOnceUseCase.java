package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.session.Session;
import java.time.Instant;

/** An action that is one commit of its engagement. */
interface AtOnceUseCase<R extends RecordId> extends ActionUseCase<R>, UseCase<UseCase.Own<Session>, R> {

    ActionContext context();

    Outcome<CommitPlan<R>> decide(EngagementData engagement, Instant now);

    @Override
    default Outcome<R> run() {
        return context().desk().loop().run(this);
    }

    @Override
    default Outcome<Own<Session>> load(Attempt attempt) {
        return Outcome.done(new Own<>(context().session()));
    }

    @Override
    default Outcome<CommitPlan<R>> decide(Own<Session> own, Instant now) {
        return decide(own.engagement().engagement(), now);
    }
}
