package dev.caredesk.jdbc.commit;

import dev.caredesk.jdbc.commit.WritesByType.TypedWrite;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import java.util.HashMap;
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
    private final Map<RequestId, TypedWrite<StoredRequest>> changes = new HashMap<>();

    TouchedRequests(ChangeSet changes, WritesByType writes) {
        requests = changes.touches().stream()
                .filter(touch -> !touch.ifOpen())
                .map(Touch::request)
                .collect(Collectors.toSet());
        writes.activities.stream()
                .filter(this::isCounted)
                .forEach(write -> write.record().request().ifPresent(request -> joining.merge(request, 1L, Long::sum)));
        writes.requests.stream()
                .filter(this::isWritten)
                .forEach(write -> this.changes.put(write.record().id(), write));
    }

    /** Returns true if the activity is new and the touch of its request counts it. */
    boolean isCounted(TypedWrite<StoredActivity> write) {
        return write.isNew()
                && write.record().request().filter(requests::contains).isPresent();
    }

    /** Returns true if the request is changed and its touch writes the change. */
    boolean isWritten(TypedWrite<StoredRequest> write) {
        StoredRequest request = write.record();
        return !write.isNew() && request.times().closed().isEmpty() && requests.contains(request.id());
    }

    /** Returns the number of new activities of a request that are not counted yet, and takes them as counted. */
    long takeNewActivityCount(RequestId request) {
        return Optional.ofNullable(joining.remove(request)).orElse(0L);
    }

    /** The change of a request that is not written yet; the first who asks writes it. */
    Optional<TypedWrite<StoredRequest>> takeWrite(RequestId request) {
        return Optional.ofNullable(changes.remove(request));
    }
}
