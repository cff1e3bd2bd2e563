package dev.caredesk.desk;

import dev.caredesk.AgentId;
import dev.caredesk.Page;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.RequestId;
import java.util.List;
import java.util.Optional;

/**
 * All that a user interface shows of an engagement, at one instant.
 *
 * @param revision the draft's revision; every edit raises it
 * @param current the activity accepted or started last; none after a reopen
 * @param currentRequest the request that the form shows first, see {@link Edits#request()}
 * @param requests the customer's open requests and those that edits or activities here refer to, last updated first
 * @param activities those that this engagement accepted, started or linked, and after a reopen the newest one (A4)
 * @param journey the first page as it was when the customer came up or was loaded last; empty for an uncreated customer
 * @param unsaved what differs from what is stored
 * @param notices changes of others that are not loaded yet (N1)
 * @param conflicts what waits for a choice (N3)
 */
public record EngagementView(
        EngagementId id,
        AgentId agent,
        EngagementState state,
        long revision,
        CustomerView customer,
        Optional<ActivityId> current,
        Optional<RequestId> currentRequest,
        List<RequestView> requests,
        List<ActivityView> activities,
        Page<JourneyEntry> journey,
        List<UnsavedChange> unsaved,
        List<StaleNotice> notices,
        List<Conflict> conflicts) {

    public EngagementView {
        requests = List.copyOf(requests);
        activities = List.copyOf(activities);
        unsaved = List.copyOf(unsaved);
        notices = List.copyOf(notices);
        conflicts = List.copyOf(conflicts);
    }
}
