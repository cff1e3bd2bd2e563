package dev.caredesk.inmemory;

import static dev.caredesk.inmemory.LaneFlaws.lanes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The flaws that a storage can have with the counts of lanes, and with the next instant at which one is free. */
final class LaneCountFlaws {

    private static final String COUNTS =
            "X5 · lanes are counted whether they are free, leased or resting, and parked ones apart";
    private static final String COUNTS_MOST = "X5 · 1,000 lanes are counted at most, of each kind";
    private static final String NEXT_NOW =
            "X5 · the next instant is at once while more lanes are free than were asked for";
    private static final String NEXT =
            "X5 · the next instant is at the latest the soonest end of a rest or of another's lease; there may be none";
    private static final String NEXT_UNABLE =
            "X5 · the next instant for one that can't reach an interaction is the end of the rest; for others at once";

    private LaneCountFlaws() {}

    /** All of them. */
    static List<StorageFlaw> all() {
        return List.of(
                lanes(
                        "leased lanes not counted",
                        lanes -> lanes.waiting =
                                all -> PlainLane.count(all, lane -> !lane.isParked() && lane.owner.isEmpty()),
                        COUNTS,
                        LaneFlaws.CHANNELS),
                lanes(
                        "resting lanes not counted",
                        lanes -> lanes.waiting =
                                all -> PlainLane.count(all, lane -> !lane.isParked() && lane.rest.isEmpty()),
                        COUNTS),
                lanes(
                        "parked lanes counted as waiting",
                        lanes -> lanes.waiting = all -> PlainLane.count(all, lane -> true),
                        COUNTS),
                lanes("parked lanes not counted", lanes -> lanes.parked = all -> 0, COUNTS),
                lanes(
                        "all waiting lanes counted",
                        lanes -> lanes.waiting = all -> (int)
                                all.stream().filter(lane -> !lane.isParked()).count(),
                        COUNTS_MOST),
                lanes(
                        "all parked lanes counted",
                        lanes -> lanes.parked = all ->
                                (int) all.stream().filter(PlainLane::isParked).count(),
                        COUNTS_MOST),
                lanes("no next instant", lanes -> lanes.next = (others, request) -> Optional.empty(), NEXT, NEXT_NOW),
                lanes(
                        "next instant always",
                        lanes -> lanes.next = (others, request) -> Optional.of(request.now()),
                        NEXT,
                        LaneFlaws.CHANNELS),
                lanes(
                        "next instant of parked lanes",
                        lanes -> lanes.next = (others, request) -> others.stream()
                                .map(lane -> lane.freeFrom(request))
                                .min(Comparator.naturalOrder()),
                        NEXT),
                lanes(
                        "last instant for the next",
                        lanes -> lanes.next = (others, request) -> others.stream()
                                .filter(lane -> !lane.isParked())
                                .map(lane -> lane.freeFrom(request))
                                .max(Comparator.naturalOrder()),
                        NEXT),
                lanes(
                        "next instant without leases",
                        lanes -> lanes.next = (others, request) -> PlainLane.next(
                                others.stream()
                                        .filter(lane -> lane.owner.isEmpty())
                                        .toList(),
                                request),
                        NEXT),
                lanes(
                        "next instant without rests",
                        lanes -> lanes.next = (others, request) -> PlainLane.next(
                                others.stream()
                                        .filter(lane -> lane.rest.isEmpty())
                                        .toList(),
                                request),
                        NEXT),
                lanes(
                        "next instant without free lanes",
                        lanes -> lanes.next = (others, request) -> PlainLane.next(
                                others.stream()
                                        .filter(lane -> lane.freeFrom(request).isAfter(request.now()))
                                        .toList(),
                                request),
                        NEXT_NOW),
                lanes(
                        "next instant without those that the process can't reach",
                        lanes -> lanes.next = (others, request) -> PlainLane.next(
                                others.stream()
                                        .filter(lane -> !lane.unable.contains(request.process()))
                                        .toList(),
                                request),
                        NEXT_UNABLE));
    }
}
