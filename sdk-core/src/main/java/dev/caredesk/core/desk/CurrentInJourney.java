package dev.caredesk.core.desk;

import dev.caredesk.Page;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.core.draft.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** J1: the current interaction stands in the journey that came with the file, too, without a further read. */
final class CurrentInJourney {

    private CurrentInJourney() {}

    /** Puts the current activity in front of the page that was read before it was committed. */
    static void add(Session session) {
        Work work = session.work();
        Records records = work.records();
        if (work.isCreated()) {
            work.current()
                    .map(id -> records.activities().get(id))
                    .map(Held::fresh)
                    .ifPresent(activity -> session.shown()
                            .journey(with(
                                    activity,
                                    request(records, activity),
                                    session.shown().journey())));
        }
    }

    private static Optional<RequestRecord> request(Records records, ActivityRecord activity) {
        return activity.request().map(id -> records.requests().get(id)).map(Held::fresh);
    }

    private static Page<JourneyLine> with(
            ActivityRecord activity, Optional<RequestRecord> request, Page<JourneyLine> read) {
        List<JourneyLine> items = new ArrayList<>();
        items.add(new JourneyLine(Optional.of(activity.activity()), request, List.of(), false));
        read.items().stream().filter(entry -> !isOf(entry, activity)).forEach(items::add);
        return new Page<>(items, read.next());
    }

    /** The same activity, or its request while that had no activity. */
    private static boolean isOf(JourneyLine entry, ActivityRecord activity) {
        return entry.activity().isPresent()
                ? entry.activity().get().id().equals(activity.id())
                : entry.request().map(RequestRecord::id).equals(activity.request());
    }
}
