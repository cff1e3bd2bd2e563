package dev.caredesk.jdbc.commit;

import dev.caredesk.jdbc.commit.CommitStatements.OrderedItem;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.RecordChange.RequestChange;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.Touch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The changes that the touch of a request writes too, so that its row, which is in several indexes, is written once: the count of its new
 * activities, and its own change. Only by a touch that takes effect or refuses: not one that a closed request may ignore.
 */
final class TouchedRequests {
    private final Set<RequestId> requests;
    private final Map<RequestId, Long> joining = new HashMap<>();
    private final Map<RequestId, RequestChange> changes = new HashMap<>();

    TouchedRequests(ChangeSet changes, WritesByType writes) {
        requests = changes.touches().stream()
                .filter(touch -> !touch.ifOpen())
                .map(Touch::request)
                .collect(Collectors.toSet());
        writes.activities.stream()
                .flatMap(activity -> activity.item().request().stream())
                .filter(requests::contains)
                .forEach(request -> joining.merge(request, 1L, Long::sum));
        writes.requestChanges.stream()
                .map(OrderedItem::item)
                .filter(this::isWritten)
                .forEach(change -> this.changes.put(change.id(), change));
    }

    /** Returns the new activities in a request that no touch counts. */
    List<StoredActivity> uncounted(List<OrderedItem<StoredActivity>> created) {
        return created.stream()
                .map(OrderedItem::item)
                .filter(activity -> activity.request()
                        .filter(request -> !requests.contains(request))
                        .isPresent())
                .toList();
    }

    /** Returns the changes of requests that no touch writes. */
    List<OrderedItem<RequestChange>> unwritten(List<OrderedItem<RequestChange>> changed) {
        return changed.stream().filter(change -> !isWritten(change.item())).toList();
    }

    private boolean isWritten(RequestChange change) {
        return change.closed().isEmpty() && requests.contains(change.id());
    }

    /** Returns the number of new activities of a touched request. */
    long newActivities(RequestId request) {
        return joining.getOrDefault(request, 0L);
    }

    /** Returns the change of a touched request. */
    Optional<RequestChange> change(RequestId request) {
        return Optional.ofNullable(changes.get(request));
    }
}
