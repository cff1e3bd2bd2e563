package dev.caredesk.inmemory.table;

import dev.caredesk.inmemory.index.Timeline;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.spi.storage.ProcessId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The lanes of a channel that the same processes could not reach, mostly none. All other processes may have them sooner than these, so
 * that no process ever looks at a lane that it can't have.
 */
final class LaneGroup {

    private final Set<ProcessId> unable;
    private final Timeline<Lane> atOnce = new Timeline<>();
    private final Timeline<Lane> later = new Timeline<>();
    private final Timeline<Lane> laterForUnable = new Timeline<>();

    LaneGroup(Set<ProcessId> unable) {
        this.unable = unable;
    }

    boolean isEmpty() {
        return atOnce.isEmpty() && later.isEmpty();
    }

    void add(Lane lane) {
        lane.state()
                .freeForOthers()
                .ifPresentOrElse(
                        instant -> later.put(lane.at(instant), lane),
                        () -> atOnce.put(lane.at(lane.state().due()), lane));
        if (!unable.isEmpty()) {
            laterForUnable.put(lane.at(lane.state().freeForUnable()), lane);
        }
    }

    void remove(Lane lane) {
        lane.state()
                .freeForOthers()
                .ifPresentOrElse(
                        instant -> later.remove(lane.at(instant)),
                        () -> atOnce.remove(lane.at(lane.state().due())));
        if (!unable.isEmpty()) {
            laterForUnable.remove(lane.at(lane.state().freeForUnable()));
        }
    }

    /** Returns the lanes that a process can have, in the order in which they became due; those at once whatever its clock says. */
    Stream<Map.Entry<TimelineKey, Lane>> free(ProcessId process, Instant now, int most) {
        Stream<Map.Entry<TimelineKey, Lane>> due = timed(process)
                .entriesAfter(Optional.empty())
                .takeWhile(entry -> !entry.getKey().at().isAfter(now))
                .limit(most);
        return unable.contains(process)
                ? due
                : Stream.concat(due, atOnce.entriesAfter(Optional.empty()).limit(most));
    }

    /** Returns when the first of those that a process can't have yet is free for it. */
    Stream<Instant> next(ProcessId process, Instant now) {
        return timed(process)
                .entriesAfter(Optional.of(new TimelineKey(now, Long.MAX_VALUE)))
                .limit(1)
                .map(entry -> entry.getKey().at());
    }

    private Timeline<Lane> timed(ProcessId process) {
        return unable.contains(process) ? laterForUnable : later;
    }
}
