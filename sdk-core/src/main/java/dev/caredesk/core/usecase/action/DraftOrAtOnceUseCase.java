package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.UntilCreateStep;
import dev.caredesk.core.session.Session;
import java.time.Instant;

/** An action that is a change of the draft before Create, and a commit of its own afterwards (E1). */
interface DraftOrAtOnceUseCase<R extends RecordId> extends AtOnceUseCase<R> {

    /** Makes the change in the draft. */
    Outcome<EngagementData> draft(EngagementData engagement, Instant now);

    @Override
    default Outcome<R> run() {
        Session session = context().session();
        if (session.engagement().isCreated()) {
            return AtOnceUseCase.super.run();
        }
        Outcome<EngagementData> changed = session.change(new UntilCreateStep(this::draft));
        if (UntilCreateStep.isTooLate(changed.refusals())) {
            return AtOnceUseCase.super.run();
        }
        if (changed.isDone()) {
            context().desk().drafts().storeInTime(session);
        }
        return changed.map(done -> result());
    }
}
