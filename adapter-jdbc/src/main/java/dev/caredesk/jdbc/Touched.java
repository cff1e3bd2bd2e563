package dev.caredesk.jdbc;

import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.spi.storage.Write;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is written by the touch of a request, so that its row, which is in several indexes, is written once: the count of its new
 * activities, and its own change. Only by a touch that takes effect or refuses: not one that a closed request may ignore.
 */
final class Touched {
    private final Set<RequestId> requests;
    private final Map<RequestId, Long> joining = new HashMap<>();
    private final Map<RequestId, Write> changes = new HashMap<>();

    Touched(ChangeSet changes) {
        requests = changes.touches().stream()
                .filter(touch -> !touch.ifOpen())
                .map(Touch::request)
                .collect(Collectors.toSet());
        changes.writes().forEach(this::add);
    }

    private void add(Write write) {
        if (isWrittenByTouch(write)) {
            if (write.record() instanceof StoredRequest request) {
                changes.put(request.id(), write);
            } else {
                joined(write).ifPresent(request -> joining.merge(request, 1L, Long::sum));
            }
        }
    }

    /** Whether the touch counts that new activity, or writes that changed request. */
    boolean isWrittenByTouch(Write write) {
        if (write.record() instanceof StoredRequest request) {
            return write.base().isPresent() && request.closed().isEmpty() && requests.contains(request.id());
        }
        return joined(write).filter(requests::contains).isPresent();
    }

    private static Optional<RequestId> joined(Write write) {
        return write.base().isEmpty() && write.record() instanceof StoredActivity activity
                ? activity.request()
                : Optional.empty();
    }

    /** How many new activities a request has that are not counted yet; the first who asks counts them. */
    long takeJoining(RequestId request) {
        return Optional.ofNullable(joining.remove(request)).orElse(0L);
    }

    /** The change of a request that is not written yet; the first who asks writes it. */
    Optional<Write> takeChange(RequestId request) {
        return Optional.ofNullable(changes.remove(request));
    }
}
