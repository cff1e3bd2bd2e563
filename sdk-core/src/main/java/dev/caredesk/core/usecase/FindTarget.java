package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.core.session.RefreshEngagement;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the record that an action is about, in the engagement or in the storage, and refuses one that the action does not allow. */
public final class FindTarget {

    private final RefreshEngagement refreshEngagement;

    public FindTarget(RefreshEngagement refreshEngagement) {
        this.refreshEngagement = refreshEngagement;
    }

    /** Returns the found activity, unless values for it are refused. */
    public static Outcome<ActivityRecord> fit(Outcome<ActivityRecord> found, List<Refusal> bad) {
        return bad.isEmpty() || !found.isDone() ? found : Outcome.refused(bad);
    }

    /** Returns an activity of this engagement or of its customer. */
    public Outcome<ActivityRecord> readable(EngagementData engagement, ActivityId id) {
        LoadedRecord<ActivityRecord> known = engagement.records().activities().get(id);
        Optional<ActivityRecord> found = known != null
                ? Optional.of(known.latest())
                : refreshEngagement.activity(id).filter(activity -> isOfCustomer(engagement, activity));
        return found.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusals.unknown(id)));
    }

    /** Returns those of the activities that belong to the engagement's customer; one read. */
    public Set<ActivityId> readable(EngagementData engagement, Set<ActivityId> ids) {
        return refreshEngagement.load(ids).stream()
                .filter(ActivityRecord.class::isInstance)
                .map(ActivityRecord.class::cast)
                .filter(activity -> isOfCustomer(engagement, activity))
                .map(ActivityRecord::id)
                .collect(Collectors.toSet());
    }

    private static boolean isOfCustomer(EngagementData engagement, ActivityRecord activity) {
        return activity.customer().isPresent()
                && activity.customer().equals(engagement.records().known());
    }

    /** Returns an activity that can be edited in the engagement (A4). */
    public Outcome<ActivityRecord> editable(EngagementData engagement, ActivityId id, Instant now) {
        LoadedRecord<ActivityRecord> held = engagement.records().activities().get(id);
        if (held == null) {
            return Outcome.refused(
                    refreshEngagement.activity(id).isPresent() ? Refusals.readOnly(id) : Refusals.unknown(id));
        }
        if (!engagement.isOwn(id)) {
            return Outcome.refused(Refusals.readOnly(id));
        }
        Optional<RequestId> request = engagement.requestOf(id);
        return request.isPresent() && !engagement.isOpen(request.get(), now)
                ? Outcome.refused(Refusals.closed(request.get()))
                : Outcome.done(held.latest());
    }

    /** Returns an activity as {@link #editable} does, or a live conversation in a closed request, which goes on (R5). */
    public Outcome<ActivityRecord> answerable(EngagementData engagement, ActivityId id, Instant now) {
        return Optional.ofNullable(engagement.records().activities().get(id))
                .map(LoadedRecord::latest)
                .filter(ActivityRecord::isLiveConversation)
                .map(Outcome::done)
                .orElseGet(() -> editable(engagement, id, now));
    }

    /** Returns an activity of this customer that can be moved: in an open request or none, and not live in another engagement (A5). */
    public Outcome<ActivityRecord> movable(EngagementData engagement, ActivityId id, Instant now) {
        // An end raises no version, so a live activity is never refused by what was only remembered.
        Optional<ActivityRecord> found = Optional.ofNullable(
                        engagement.records().activities().get(id))
                .map(LoadedRecord::latest)
                .filter(held -> !isLiveElsewhere(engagement, held))
                .or(() -> refreshEngagement.activity(id));
        if (found.isEmpty()) {
            return Outcome.refused(Refusals.unknown(id));
        }
        ActivityRecord activity = found.get();
        if (!activity.customer().equals(engagement.records().known())) {
            return Outcome.refused(Refusals.readOnly(id));
        }
        if (isLiveElsewhere(engagement, activity)) {
            return Outcome.refused(Refusals.not(RefusalCode.ACTIVITY_LIVE_ELSEWHERE, id));
        }
        Optional<RequestId> from = activity.request().filter(request -> !isOpen(engagement, request, now));
        return from.isPresent() ? Outcome.refused(Refusals.closed(from.get())) : Outcome.done(activity);
    }

    private static boolean isLiveElsewhere(EngagementData engagement, ActivityRecord activity) {
        return activity.activity().isLive() && !activity.engagement().equals(Optional.of(engagement.id()));
    }

    /** Returns an activity without a customer that is in no engagement (A7). */
    public Outcome<ActivityRecord> unlinked(ActivityId id) {
        Optional<ActivityRecord> found = refreshEngagement.activity(id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusals.unknown(id));
        }
        if (found.get().customer().isPresent()) {
            return Outcome.refused(Refusals.not(RefusalCode.ACTIVITY_LINKED, id));
        }
        return found.get().engagement().isPresent()
                ? Outcome.refused(Refusals.not(RefusalCode.ACTIVITY_LIVE_ELSEWHERE, id))
                : Outcome.done(found.get());
    }

    /** Returns an open request of this customer (R4). */
    public Outcome<RequestRecord> open(EngagementData engagement, RequestId id, Instant now) {
        return own(engagement, id)
                .then(request -> request.isOpenAt(now) ? Outcome.done(request) : Outcome.refused(Refusals.closed(id)));
    }

    /** Returns a request of this customer, open or closed. */
    public Outcome<RequestRecord> own(EngagementData engagement, RequestId id) {
        LoadedRecord<RequestRecord> held = engagement.records().requests().get(id);
        Optional<RequestRecord> found = held == null ? refreshEngagement.request(id) : Optional.of(held.latest());
        if (found.isEmpty()) {
            return Outcome.refused(Refusals.unknown(id));
        }
        return found.get().customer().equals(engagement.customer())
                ? Outcome.done(found.get())
                : Outcome.refused(Refusals.not(RefusalCode.REQUEST_OTHER_CUSTOMER, id));
    }

    private boolean isOpen(EngagementData engagement, RequestId request, Instant now) {
        return engagement.isOpen(request, now)
                || refreshEngagement
                        .request(request)
                        .filter(it -> it.isOpenAt(now))
                        .isPresent();
    }
}
