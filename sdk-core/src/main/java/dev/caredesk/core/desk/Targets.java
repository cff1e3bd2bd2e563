package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.Optional;

/** The records that an action is about: found here or in the storage, and fit for it or refused. */
final class Targets {

    private final Refresher refresher;

    Targets(Refresher refresher) {
        this.refresher = refresher;
    }

    /** A4: an activity that can be edited in the engagement. */
    Outcome<ActivityRecord> editable(Work work, ActivityId id, Instant now) {
        Held<ActivityRecord> held = work.records().activities().get(id);
        if (held == null) {
            return Outcome.refused(refresher.activity(id).isPresent() ? Refusals.readOnly(id) : Refusals.unknown(id));
        }
        if (!work.isOwn(id)) {
            return Outcome.refused(Refusals.readOnly(id));
        }
        Optional<RequestId> request = work.requestOf(id);
        return request.isPresent() && !work.isOpen(request.get(), now)
                ? Outcome.refused(Refusals.closed(request.get()))
                : Outcome.done(held.fresh());
    }

    /** R5: as {@link #editable}, and a live conversation whose request is closed, since it goes on. */
    Outcome<ActivityRecord> answerable(Work work, ActivityId id, Instant now) {
        return Optional.ofNullable(work.records().activities().get(id))
                .map(Held::fresh)
                .filter(ActivityRecord::isLiveConversation)
                .map(Outcome::done)
                .orElseGet(() -> editable(work, id, now));
    }

    /** A5: an activity of this customer that can be moved: of an open request or none, and not live in another engagement. */
    Outcome<ActivityRecord> movable(Work work, ActivityId id, Instant now) {
        // An end has no version, so nothing is refused for a live activity that was only remembered.
        Optional<ActivityRecord> found = Optional.ofNullable(
                        work.records().activities().get(id))
                .map(Held::fresh)
                .filter(held -> !isLiveElsewhere(work, held))
                .or(() -> refresher.activity(id));
        if (found.isEmpty()) {
            return Outcome.refused(Refusals.unknown(id));
        }
        ActivityRecord activity = found.get();
        if (!activity.customer().equals(work.records().known())) {
            return Outcome.refused(Refusals.readOnly(id));
        }
        if (isLiveElsewhere(work, activity)) {
            return Outcome.refused(Refusals.not(RefusalCode.ACTIVITY_LIVE_ELSEWHERE, id));
        }
        Optional<RequestId> from = activity.request().filter(request -> !isOpen(work, request, now));
        return from.isPresent() ? Outcome.refused(Refusals.closed(from.get())) : Outcome.done(activity);
    }

    private static boolean isLiveElsewhere(Work work, ActivityRecord activity) {
        return activity.activity().isLive() && !activity.engagement().equals(Optional.of(work.id()));
    }

    /** A7: an activity without a customer that no engagement has. */
    Outcome<ActivityRecord> unlinked(ActivityId id) {
        Optional<ActivityRecord> found = refresher.activity(id);
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

    /** R4: a request of this customer that is open. */
    Outcome<RequestRecord> open(Work work, RequestId id, Instant now) {
        return own(work, id)
                .then(request -> request.isOpenAt(now) ? Outcome.done(request) : Outcome.refused(Refusals.closed(id)));
    }

    /** A request of this customer, open or not. */
    Outcome<RequestRecord> own(Work work, RequestId id) {
        Held<RequestRecord> held = work.records().requests().get(id);
        Optional<RequestRecord> found = held == null ? refresher.request(id) : Optional.of(held.fresh());
        if (found.isEmpty()) {
            return Outcome.refused(Refusals.unknown(id));
        }
        return found.get().customer().equals(work.customer())
                ? Outcome.done(found.get())
                : Outcome.refused(Refusals.not(RefusalCode.REQUEST_OTHER_CUSTOMER, id));
    }

    private boolean isOpen(Work work, RequestId request, Instant now) {
        return work.isOpen(request, now)
                || refresher.request(request).filter(it -> it.isOpenAt(now)).isPresent();
    }
}
