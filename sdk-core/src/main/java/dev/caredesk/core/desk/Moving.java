package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.Work;
import dev.caredesk.desk.Action;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import java.time.Instant;

/** Moves of an activity to another request of the customer (A5). */
final class Moving {

    private final Operation operation;

    Moving(Operation operation) {
        this.operation = operation;
    }

    Outcome<Plan<RequestId>> decide(Action.Move action, Work work, Instant now) {
        Targets targets = operation.targets();
        return targets.movable(work, action.activity(), now)
                .then(activity -> targets.open(work, action.to(), now).map(to -> {
                    ActivityRecord moved = isIn(activity, to.id()) ? ofNow(activity) : activity;
                    if (isIn(moved, to.id())) {
                        return Plan.nothing(work, to.id());
                    }
                    Changes changes = operation.changes(work, now);
                    Work after = move(changes, work.with(work.records().read(to)), moved, to.id());
                    return Plan.commit(changes, after, to.id()).moving();
                }));
    }

    private static boolean isIn(ActivityRecord activity, RequestId request) {
        return activity.request().filter(request::equals).isPresent();
    }

    /** Where there is nothing to do, another desk may have moved it away; with nothing to commit, no commit finds out. */
    private ActivityRecord ofNow(ActivityRecord activity) {
        return operation.refresher().activity(activity.id()).orElse(activity);
    }

    /** Adds the move to a commit: an update where it goes, none where it comes from (R8). */
    Work move(Changes changes, Work work, ActivityRecord activity, RequestId to) {
        ActivityRecord moved = activity.movedTo(work.customer(), to);
        changes.change(activity, moved, Event.Kind.MOVED).update(to);
        activity.request().ifPresent(changes::left);
        Records records = work.records()
                .activity(activity.id(), held -> held.read(activity).wrote(moved));
        return work.with(records);
    }

    /** A5 before Create: a change of the draft (E1). Replayed after a Create elsewhere, the request may be stored by then. */
    Outcome<Work> moveInDraft(Action.Move action, Work work, Instant now) {
        ActivityId activity = action.activity();
        if (!work.isOpen(action.to(), now)) {
            return Outcome.refused(Refusals.unknown(action.to()));
        }
        if (work.isCreated()
                && work.requestOf(activity).filter(action.to()::equals).isPresent()) {
            return Outcome.done(work);
        }
        return operation
                .targets()
                .editable(work, activity, now)
                .map(found ->
                        work.with(work.draft().place(activity, action.to()).at(work.revision() + 1)));
    }
}
