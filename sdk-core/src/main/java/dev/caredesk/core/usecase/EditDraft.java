package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.DraftChange;
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

    /**
     * Applies the edits. A refusal is tried again after a fresh read, since another place may have moved the draft on, or others a
     * deadline.
     */
    public Outcome<EngagementData> apply(List<Edit> edits) {
        DraftChange step = new EditStep(edits, desk.scope().limits());
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

    /** Reads open requests of the customer that its file had no room for, and so can be edited as well (A4); one read. */
    private boolean bringIn(List<Refusal> refusals) {
        Set<RequestId> unknown = refusals.stream()
                .flatMap(refusal -> unknownRecord(refusal).stream())
                .filter(RequestId.class::isInstance)
                .map(RequestId.class::cast)
                .collect(Collectors.toSet());
        return !unknown.isEmpty() && session.bringIn(unknown);
    }

    /** Names an activity of the customer that is not of this engagement as read-only instead of unknown (A4); one read for all of them. */
    private List<Refusal> named(List<Refusal> refusals) {
        Set<ActivityId> unknown = refusals.stream()
                .flatMap(refusal -> unknownActivity(refusal).stream())
                .collect(Collectors.toSet());
        Set<ActivityId> readable = new FindTarget(session.refreshEngagement()).readable(session.engagement(), unknown);
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
