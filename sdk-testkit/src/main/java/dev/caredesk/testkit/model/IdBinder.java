package dev.caredesk.testkit.model;

import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.RequestView;
import dev.caredesk.request.RequestId;
import dev.caredesk.testkit.model.ModelRows.ActivityRow;
import java.util.List;
import java.util.Optional;

/** Learns from a view which id of the SDK belongs to which id of the model. What is already known is left to the comparison. */
final class IdBinder {

    private IdBinder() {}

    static void bind(HistoryWorld world, ModelEngagement engagement, EngagementView view) {
        if (!world.names.knows(engagement.customer)) {
            world.names.bind(engagement.customer, view.customer().id());
        }
        bindActivity(world, engagement, view);
        bindRequests(world, engagement, view);
    }

    /** The current activity is the only one that can be new. */
    private static void bindActivity(HistoryWorld world, ModelEngagement engagement, EngagementView view) {
        if (engagement.current.isPresent() && !world.names.knows(engagement.current.get())) {
            view.current().ifPresent(id -> world.names.bind(engagement.current.get(), id));
        }
    }

    private static void bindRequests(HistoryWorld world, ModelEngagement engagement, EngagementView view) {
        for (ActivityView activity : view.activities()) {
            String id = world.names.of(activity.stored().id());
            if (!id.startsWith("?")) {
                request(world, engagement, id)
                        .filter(request -> !world.names.knows(request))
                        .ifPresent(request -> activity.request().ifPresent(sdk -> world.names.bind(request, sdk)));
            }
        }
        List<String> unknown = engagement.draftRequests().stream()
                .filter(request -> !world.names.knows(request))
                .toList();
        List<RequestId> unbound = view.requests().stream()
                .map(RequestView::id)
                .filter(id -> world.names.of(id).startsWith("?"))
                .toList();
        if (unknown.size() == 1 && unbound.size() == 1) {
            world.names.bind(unknown.get(0), unbound.get(0));
        }
    }

    /** Returns where the model has an activity: stored, or placed in the draft. */
    static Optional<String> request(HistoryWorld world, ModelEngagement engagement, String activity) {
        ActivityRow row = world.model.store.activity(activity);
        return row.request.or(() -> Optional.ofNullable(engagement.draftRequestOf.get(activity)));
    }
}
