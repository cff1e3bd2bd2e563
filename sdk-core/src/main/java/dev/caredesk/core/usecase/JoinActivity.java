package dev.caredesk.core.usecase;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.SlotKeys;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Require;
import java.time.Instant;
import java.util.Optional;

/**
 * Adds an activity to a customer (A2): to the open request that was updated last, or else to a new untitled one. For an uncreated
 * customer, the request is in the draft.
 */
public final class JoinActivity {

    private final TenantScope scope;

    public JoinActivity(TenantScope scope) {
        this.scope = scope;
    }

    /** Adds a new activity; one that has ended takes no slot. */
    public EngagementData add(Changes changes, EngagementData engagement, ActivityRecord started, int slot) {
        boolean limited = started.activity().isLive()
                && SlotKeys.limit(started.activity().media(), scope.limits()).isPresent();
        ActivityRecord activity = limited ? started.inSlot(slot) : started;
        if (!engagement.isCreated()) {
            changes.create(activity);
            return inDraft(engagement, activity).current(Optional.of(activity.id()));
        }
        RequestRecord request = request(changes, engagement, activity.id());
        ActivityRecord placed = activity.placed(engagement.customer(), request.id());
        changes.create(placed);
        changes.update(request.id());
        return joined(engagement, request, placed, changes.at());
    }

    /** Moves an existing activity here, from another customer or from none. */
    public EngagementData move(Changes changes, EngagementData engagement, ActivityRecord activity) {
        RequestRecord request = request(changes, engagement, activity.id());
        ActivityRecord placed = activity.movedTo(engagement.customer(), request.id());
        changes.change(activity, placed, Event.Kind.MOVED);
        changes.update(request.id());
        changes.hold(activity.id(), Optional.of(engagement.id()));
        return joined(engagement, request, placed.heldBy(Optional.of(engagement.id())), changes.at());
    }

    private RequestRecord request(Changes changes, EngagementData engagement, ActivityId activity) {
        return engagement.openRequests(changes.at()).stream().findFirst().orElseGet(() -> {
            RequestRecord untitled = RequestRecord.untitled(
                    RequestId.of(DerivedIds.derived(
                            "request",
                            engagement.id().value(),
                            activity.value(),
                            engagement.customer().value())),
                    engagement.customer(),
                    changes.at(),
                    scope.settings().closeAfter());
            // Another agent may be creating a request at the same time.
            changes.require(new Require.NoOpenRequest(engagement.customer()));
            changes.create(untitled);
            return untitled;
        });
    }

    private EngagementData joined(
            EngagementData engagement, RequestRecord request, ActivityRecord activity, Instant at) {
        boolean talking =
                activity.activity().isLive() && activity.activity().media().isConversation();
        RequestRecord touched = talking
                ? request.withoutDeadline(at)
                : request.touched(at, scope.settings().closeAfter());
        Records records =
                engagement.records().updated(touched).without(activity.id()).read(activity);
        // The draft includes which activities an engagement has, so that another place notices (D7).
        return engagement
                .with(records)
                .with(engagement.draft().at(engagement.revision() + 1))
                .current(Optional.of(activity.id()));
    }

    private static EngagementData inDraft(EngagementData engagement, ActivityRecord activity) {
        Draft draft = engagement.draft();
        int requests = draft.newRequests().size();
        RequestId request = requests > 0
                ? draft.newRequests().get(requests - 1)
                : RequestId.of(DerivedIds.derived("request", engagement.id().value(), "first"));
        Draft placed = (requests > 0 ? draft : draft.request(request)).place(activity.id(), request);
        return engagement.with(engagement.records().read(activity)).with(placed.at(engagement.revision() + 1));
    }
}
