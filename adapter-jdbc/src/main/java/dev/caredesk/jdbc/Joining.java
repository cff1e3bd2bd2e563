package dev.caredesk.jdbc;

import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.spi.storage.Write;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * New activities that are counted by the touch of their request, so that its row, which is in several indexes, is written once and not
 * twice. Others are counted where they are written: a touch that a closed request may ignore counts nothing.
 */
final class Joining {
    private Joining() {}

    /** The requests whose touch takes effect, or refuses. */
    static Set<RequestId> touched(ChangeSet changes) {
        return changes.touches().stream()
                .filter(touch -> !touch.ifOpen())
                .map(Touch::request)
                .collect(Collectors.toSet());
    }

    static boolean isByTouch(Write write, Set<RequestId> touched) {
        return request(write).filter(touched::contains).isPresent();
    }

    /** How many new activities each touched request has. */
    static Map<RequestId, Long> counts(ChangeSet changes) {
        Set<RequestId> touched = touched(changes);
        return changes.writes().stream()
                .filter(write -> isByTouch(write, touched))
                .flatMap(write -> request(write).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Optional<RequestId> request(Write write) {
        return write.base().isEmpty() && write.record() instanceof StoredActivity activity
                ? activity.request()
                : Optional.empty();
    }
}
