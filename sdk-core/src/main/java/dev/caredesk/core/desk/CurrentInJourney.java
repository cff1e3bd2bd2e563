package dev.caredesk.core.desk;

import dev.caredesk.Page;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** J1: the current interaction stands in the journey that came with the file, too, without a further read. */
final class CurrentInJourney {

    private CurrentInJourney() {}

    /** Puts the current activity in front of the page that was read before it was committed. */
    static void add(Session session, Instant now) {
        Work work = session.work();
        Records records = work.records();
        if (work.isCreated()) {
            work.current()
                    .map(id -> records.activities().get(id))
                    .map(Held::fresh)
                    .ifPresent(activity -> session.shown()
                            .journey(with(
                                    activity,
                                    request(records, activity, now),
                                    session.shown().journey())));
        }
    }

    private static Optional<Request> request(Records records, ActivityRecord activity, Instant now) {
        return activity.request()
                .map(id -> records.requests().get(id))
                .map(Held::fresh)
                .map((RequestRecord request) -> request.view(now));
    }

    private static Page<JourneyEntry> with(
            ActivityRecord activity, Optional<Request> request, Page<JourneyEntry> read) {
        List<JourneyEntry> items = new ArrayList<>();
        items.add(new JourneyEntry(Optional.of(activity.activity()), request, List.of(), false));
        read.items().stream().filter(entry -> !isOf(entry, activity)).forEach(items::add);
        return new Page<>(items, read.next());
    }

    /** The same activity, or its request while that had no activity. */
    private static boolean isOf(JourneyEntry entry, ActivityRecord activity) {
        return entry.activity().isPresent()
                ? entry.activity().get().id().equals(activity.id())
                : entry.request().map(Request::id).equals(activity.request());
    }
}
