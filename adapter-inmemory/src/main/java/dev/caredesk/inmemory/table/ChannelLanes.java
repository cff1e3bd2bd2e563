package dev.caredesk.inmemory.table;

import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.ProcessId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lanes of one channel: how many there are, and those that are not parked by who can have them, and when. */
final class ChannelLanes {

    private final Map<Set<ProcessId>, LaneGroup> groups = new HashMap<>();
    private int waiting;
    private int parked;

    int waiting() {
        return waiting;
    }

    int parked() {
        return parked;
    }

    boolean isEmpty() {
        return waiting == 0 && parked == 0;
    }

    void add(Lane lane) {
        if (lane.isParked()) {
            parked++;
        } else {
            waiting++;
            groups.computeIfAbsent(lane.state().unable(), LaneGroup::new).add(lane);
        }
    }

    void remove(Lane lane) {
        if (lane.isParked()) {
            parked--;
        } else {
            waiting--;
            groups.computeIfPresent(lane.state().unable(), (unable, group) -> {
                group.remove(lane);
                return group.isEmpty() ? null : group;
            });
        }
    }

    /** Returns the lanes that a process can have, those that were due first, and one more than it asks for if there is one. */
    List<Lane> free(LaneRequest request) {
        int most = request.lanes() + 1;
        return groups.values().stream()
                .flatMap(group -> group.free(request.process(), request.now(), most))
                .sorted(Map.Entry.comparingByKey())
                .limit(most)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Returns when a lane is free for a process that it can't have yet. */
    Optional<Instant> next(ProcessId process, Instant now) {
        return groups.values().stream()
                .flatMap(group -> group.next(process, now))
                .min(Comparator.naturalOrder());
    }
}
