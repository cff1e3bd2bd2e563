package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.Page;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.RequestId;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot of an engagement for a user interface.
 *
 * @param revision the draft's revision; every edit raises it
 * @param current the activity accepted or started last; none after a reopen
 * @param usualActivity the activity of a tag, a comment or a reply that names none: the current one; without one, the one that
 *     began last of those that can be edited, and of those that began at once the one that came last (T1)
 * @param currentRequest the request that the form shows first: that of the usual activity if it is open, else the open one that
 *     was updated last
 * @param requests the customer's open requests and those that edits or activities here refer to, last updated first. Of more open
 *     requests than {@value dev.caredesk.spi.storage.CustomerFile#REQUESTS} only those that were updated last are read when the
 *     customer opens: an older one is not here and can't be edited, but it is in the journey, and an activity can be moved to it
 * @param activities those that this engagement accepted, started or linked, and after a reopen the newest one (A4), in the order
 *     in which they came
 * @param journey the first page as it was when the customer came up or was loaded last, with what was accepted, started, moved or
 *     linked here since; its requests are judged at this instant (R7); empty for an uncreated customer
 * @param unsaved the differences from the stored records
 * @param notices changes of others that are not loaded yet (N1)
 * @param conflicts the conflicts to resolve (N3)
 */
public record EngagementView(
        EngagementId id,
        AgentId agent,
        EngagementState state,
        long revision,
        CustomerView customer,
        Optional<ActivityId> current,
        Optional<ActivityId> usualActivity,
        Optional<RequestId> currentRequest,
        List<RequestView> requests,
        List<ActivityView> activities,
        Page<JourneyEntry> journey,
        List<UnsavedChange> unsaved,
        List<StaleNotice> notices,
        List<Conflict> conflicts) {

    public EngagementView {
        refuseNull("id", id, "agent", agent, "state", state);
        refuseNull("customer", customer, "current", current, "usualActivity", usualActivity);
        refuseNull("currentRequest", currentRequest, "requests", requests, "activities", activities);
        refuseNull("journey", journey, "unsaved", unsaved, "notices", notices);
        refuseNull("conflicts", conflicts);
        requests = List.copyOf(requests);
        activities = List.copyOf(activities);
        unsaved = List.copyOf(unsaved);
        notices = List.copyOf(notices);
        conflicts = List.copyOf(conflicts);
    }
}
