package dev.caredesk.inmemory.table;

import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.ProcessId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a lane is doing: it waits, rests, is leased or is parked (X5).
 *
 * @param due since when it is due, unless it rests; it says which lane comes first
 * @param unable the processes that could not reach the interaction, while the rest lasts
 */
record LaneState(
        Instant due, Optional<LaneRest> rest, Set<ProcessId> unable, Optional<Lease> lease, Optional<Parking> parking) {

    /** A lease, which is its process's until another one gets it, whether or not its time is over. */
    record Lease(ProcessId process, Instant until) {}

    /** The parking of a lane, and its place among the parked ones. */
    record Parking(Payload reason, TimelineKey place) {}

    LaneState {
        unable = Set.copyOf(unable);
    }

    /** Returns the state of a lane that has not failed. */
    static LaneState dueSince(Instant due) {
        return new LaneState(due, Optional.empty(), Set.of(), Optional.empty(), Optional.empty());
    }

    /** Returns when a process may have it that did not say that it can't reach the interaction; empty if at once. */
    Optional<Instant> freeForOthers() {
        return later(
                lease.map(Lease::until), rest.filter(each -> !each.othersMay()).map(LaneRest::until));
    }

    /** Returns when one of the {@link #unable} may have it. */
    Instant freeForUnable() {
        return later(lease.map(Lease::until), rest.map(LaneRest::until)).orElse(due);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && other.get().isAfter(one.get()) ? other : one.or(() -> other);
    }

    boolean isLeasedBy(ProcessId process) {
        return lease.filter(each -> each.process().equals(process)).isPresent();
    }

    LaneState leased(LaneRequest request) {
        boolean rests = rest.filter(each -> each.until().isAfter(request.now())).isPresent();
        return new LaneState(
                request.now(),
                rest,
                rests ? unable : Set.of(),
                Optional.of(new Lease(request.process(), request.until())),
                parking);
    }

    LaneState renewed(ProcessId process, Instant until) {
        return new LaneState(due, rest, unable, Optional.of(new Lease(process, until)), parking);
    }

    /** Returns the state after the lease of that process, with the rest that it says, or none. */
    LaneState settled(ProcessId process, Optional<LaneRest> next) {
        Set<ProcessId> waiting = new HashSet<>();
        if (next.filter(LaneRest::othersMay).isPresent()) {
            waiting.addAll(unable);
            waiting.add(process);
        }
        return new LaneState(due, next, waiting, Optional.empty(), parking);
    }

    /** Returns the state of the parked lane; one that was parked before keeps its place. */
    LaneState parked(Payload reason, TimelineKey place) {
        Parking next = new Parking(reason, parking.map(Parking::place).orElse(place));
        return new LaneState(due, rest, unable, Optional.empty(), Optional.of(next));
    }
}
