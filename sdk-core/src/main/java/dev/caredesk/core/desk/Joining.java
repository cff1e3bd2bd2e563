package dev.caredesk.core.desk;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.channel.SlotKeys;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Draft;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Require;
import java.time.Instant;
import java.util.Optional;

/**
 * A2: how an activity comes to a customer: into the open request that was updated last, or else into a new untitled one. For a
 * customer that is not created, the request is in the draft.
 */
final class Joining {

    private final TenantScope scope;

    Joining(TenantScope scope) {
        this.scope = scope;
    }

    /** A new activity. */
    Work add(Changes changes, Work work, ActivityRecord started, int slot) {
        boolean limited =
                SlotKeys.limit(started.activity().media(), scope.limits()).isPresent();
        ActivityRecord activity = limited ? started.inSlot(slot) : started;
        if (!work.isCreated()) {
            changes.create(activity);
            return inDraft(work, activity).current(Optional.of(activity.id()));
        }
        RequestRecord request = request(changes, work, activity.id());
        ActivityRecord placed = activity.placed(work.customer(), request.id());
        changes.create(placed).update(request.id());
        return joined(work, request, placed, changes.at());
    }

    /** An activity that exists and comes from another customer or from none. */
    Work move(Changes changes, Work work, ActivityRecord activity) {
        RequestRecord request = request(changes, work, activity.id());
        ActivityRecord placed = activity.movedTo(work.customer(), request.id());
        changes.change(activity, placed, Event.Kind.MOVED).update(request.id());
        changes.hold(activity.id(), Optional.of(work.id()));
        return joined(work, request, placed.heldBy(Optional.of(work.id())), changes.at());
    }

    private RequestRecord request(Changes changes, Work work, ActivityId activity) {
        return work.openRequests(changes.at()).stream().findFirst().orElseGet(() -> {
            RequestRecord untitled = RequestRecord.untitled(
                    RequestId.of(Ids.derived(
                            "request",
                            work.id().value(),
                            activity.value(),
                            work.customer().value())),
                    work.customer(),
                    changes.at(),
                    scope.settings().closeAfter());
            // Another agent may be about to make one, too.
            changes.require(new Require.NoOpenRequest(work.customer())).create(untitled);
            return untitled;
        });
    }

    private Work joined(Work work, RequestRecord request, ActivityRecord activity, Instant at) {
        boolean talking =
                activity.activity().isLive() && activity.activity().media().isConversation();
        RequestRecord touched = talking
                ? request.withoutDeadline(at)
                : request.touched(at, scope.settings().closeAfter());
        Records records = work.records().updated(touched).without(activity.id()).read(activity);
        // D7: which activities an engagement has is part of its draft, so another place must notice.
        return work.with(records).with(work.draft().at(work.revision() + 1)).current(Optional.of(activity.id()));
    }

    private static Work inDraft(Work work, ActivityRecord activity) {
        Draft draft = work.draft();
        int requests = draft.newRequests().size();
        RequestId request = requests > 0
                ? draft.newRequests().get(requests - 1)
                : RequestId.of(Ids.derived("request", work.id().value(), "first"));
        Draft placed = (requests > 0 ? draft : draft.request(request)).place(activity.id(), request);
        return work.with(work.records().read(activity)).with(placed.at(work.revision() + 1));
    }
}
