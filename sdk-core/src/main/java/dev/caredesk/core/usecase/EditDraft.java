package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.DraftStep;
import dev.caredesk.core.engagement.EditStep;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.session.Session;
import dev.caredesk.desk.Edit;
import dev.caredesk.request.RequestId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes the draft by edits: all of them, or none with every violation (E1, L4). */
public record EditDraft(DeskContext desk, Session session) {

    /** A refusal may be about a state that another place has moved on from, or a deadline that others have; then it is tried again. */
    public Outcome<EngagementData> apply(List<Edit> edits) {
        DraftStep step = new EditStep(edits, desk.scope().limits());
        Outcome<EngagementData> edited = session.change(step);
        if (!edited.isDone() && session.catchUp()) {
            edited = session.change(step);
        }
        if (Refusals.isForDeadline(edited.refusals())) {
            session.refresh();
            edited = session.change(step);
        }
        if (bringIn(edited.refusals())) {
            edited = session.change(step);
        }
        if (edited.isDone()) {
            desk.sessions().storeInTime(session);
        }
        return edited.isDone() ? edited : Outcome.refused(named(edited.refusals()));
    }

    /** A4: all open requests of the customer can be edited, also those that the customer's file has no room for; one read. */
    private boolean bringIn(List<Refusal> refusals) {
        Set<RequestId> unknown = refusals.stream()
                .flatMap(refusal -> unknownRecord(refusal).stream())
                .filter(RequestId.class::isInstance)
                .map(RequestId.class::cast)
                .collect(Collectors.toSet());
        return !unknown.isEmpty() && session.bringIn(unknown);
    }

    /** A4: an activity of the customer that is not of this engagement is read-only, not unknown; one read for all of them. */
    private List<Refusal> named(List<Refusal> refusals) {
        Set<ActivityId> unknown = refusals.stream()
                .flatMap(refusal -> unknownActivity(refusal).stream())
                .collect(Collectors.toSet());
        Set<ActivityId> readable = new Targets(session.refresher()).readable(session.engagement(), unknown);
        return refusals.stream()
                .map(refusal -> unknownActivity(refusal)
                        .filter(readable::contains)
                        .map(Refusals::readOnly)
                        .orElse(refusal))
                .toList();
    }

    private static Optional<ActivityId> unknownActivity(Refusal refusal) {
        return unknownRecord(refusal).filter(ActivityId.class::isInstance).map(ActivityId.class::cast);
    }

    private static Optional<RecordId> unknownRecord(Refusal refusal) {
        return refusal instanceof Refusal.Unknown unknown && unknown.code().equals(RefusalCode.RECORD_UNKNOWN)
                ? Optional.of(RecordId.parse(unknown.name()))
                : Optional.empty();
    }
}
