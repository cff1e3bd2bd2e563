package dev.caredesk.inmemory;

import static dev.caredesk.inmemory.LaneFlaws.lanes;
import static dev.caredesk.inmemory.StorageFlaw.flaw;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.Samples;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The flaws that a storage can have with rests of lanes, with parked ones, and with conditions on lanes. */
final class LaneRestFlaws {

    private static final String ALL_REST =
            "X5 · a lane that rests is leased to no process before its instant, and to each one from then on";
    private static final String COMES_BACK =
            "X5 · a rest comes back as it was told, to the microsecond, until what follows is done";
    private static final String RESTS_MEANWHILE = "X5 · commands that come to a resting lane wait in it";
    private static final String OTHERS =
            "X5 · a lane whose interaction one process could not reach is free for the others at once, not for it";
    private static final String REST_ENDS =
            "X5 · a process that could not reach the interaction gets the lane when the rest is over";
    private static final String SEVERAL =
            "X5 · each process that could not reach the interaction waits, until the end of the last rest";
    private static final String BESIDE_A_LEASE =
            "X5 · who could not reach the interaction waits on while another one has a lease, and after that";
    private static final String FORGOTTEN =
            "X5 · who could not reach the interaction is forgotten with the end of the rest";
    private static final String ALL_AFTERWARDS =
            "X5 · a rest for all ends that of those that could not reach the interaction, and begins for the others";
    private static final String NONE_AFTERWARDS =
            "X5 · a lane that does not rest any more is free for those that could not reach the interaction";
    private static final String HIDES = "X5 · a lane that a process can't have hides none that it can have";
    private static final String PARKED =
            "X5 · a parked lane is leased to no process, and comes back with its reason, its rest and its commands";
    private static final String ENDS_LEASE =
            "X5 · parking ends the lease, so that who had it can't renew it, also when the lane goes on";
    private static final String GOES_ON =
            "X5 · a lane that goes on is due at once and has not failed, whatever rest it had, for every process";
    private static final String GOES_ON_AT = "X5 · a lane that goes on became due at that instant, not when it began";
    private static final String PARKED_ORDER =
            "X5 · parked lanes come in the commit order in which they were parked, whatever the clock does, of all channels";
    private static final String PAGES =
            "X5 · pages of any size are together all parked lanes, each once, and the last one has no next";
    private static final String PAGES_GO_ON =
            "X5 · a page of parked lanes goes on after its cursor, though that lane goes on, and others are parked";
    private static final String COMMANDS_MOST =
            "X5 · of each parked lane so many commands come at most, the first of them";
    private static final String NO_LANE =
            "X5 · parking and going on do nothing where there is no lane, and leave nothing to one that begins";
    private static final String PARKED_AGAIN = "X5 · a lane that is parked again is there once, with the new reason";
    private static final String PARKED_MEANWHILE =
            "X5 · commands that come to a parked lane wait in it; it goes with its last, and a new one is not parked";
    private static final String LEASE =
            "X5 · what requires a lease is refused to a process that has none, and when another one has got it";
    private static final String LAPSED =
            "X5 · a lease is required of its process until another one gets it, whatever instant the commit has";
    private static final String LEASE_OF_PARKED =
            "X5 · a lease is not required of the process that had it before the lane was parked";
    private static final String REQUIRES_PARKED =
            "X5 · what requires a parked lane is refused when it waits, rests, is leased, or has gone on";
    private static final String REQUIRES_LANE =
            "X5 · where there is no lane, none is leased or parked; where there is no interaction, that is missing";
    private static final String SIZES = "L6 · a lane is found with 1 to 200 commands; any other number is a wrong call";

    private LaneRestFlaws() {}

    static List<StorageFlaw> all() {
        return Stream.of(rests(), unable(), parkings(), pages(), conditions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<StorageFlaw> rests() {
        return List.of(
                lanes(
                        "rest ignored",
                        lanes -> lanes.restOver = (lane, request) -> true,
                        ALL_REST,
                        OTHERS,
                        RESTS_MEANWHILE),
                lanes(
                        "rest ends late",
                        lanes -> lanes.restOver = (lane, request) -> lane.rest
                                .filter(rest -> !rest.until().isBefore(request.now()))
                                .isEmpty(),
                        ALL_REST,
                        REST_ENDS),
                lanes(
                        "rest ends a millisecond early",
                        lanes -> lanes.restOver =
                                (lane, request) -> !lane.rests(request.now().plusMillis(1)),
                        ALL_REST),
                lanes(
                        "rest for the one that failed only",
                        lanes -> lanes.settle = (lane, process, rest) -> {
                            lane.release(process, rest);
                            lane.unable = Set.of(process);
                            lane.rest =
                                    rest.map(each -> new LaneRest(each.failures(), each.since(), each.until(), true));
                        },
                        ALL_REST,
                        COMES_BACK),
                lanes(
                        "rest forgotten at the lease",
                        lanes -> {
                            BiConsumer<PlainLane, LaneRequest> sound = lanes.take;
                            lanes.take = (lane, request) -> {
                                sound.accept(lane, request);
                                lane.rest = Optional.empty();
                            };
                        },
                        COMES_BACK),
                settling("failures not counted", rest -> new LaneRest(1, rest.since(), rest.until(), rest.othersMay())),
                settling(
                        "first failure lost",
                        rest -> new LaneRest(rest.failures(), rest.until(), rest.until(), rest.othersMay())),
                settling(
                        "rest to the millisecond",
                        rest -> new LaneRest(
                                rest.failures(),
                                rest.since().truncatedTo(ChronoUnit.MILLIS),
                                rest.until().truncatedTo(ChronoUnit.MILLIS),
                                rest.othersMay())),
                lanes(
                        "rest kept",
                        lanes ->
                                lanes.settle = (lane, process, rest) -> lane.release(process, rest.or(() -> lane.rest)),
                        COMES_BACK),
                lanes(
                        "command ends a rest",
                        lanes -> lanes.add = (lane, command) -> {
                            lane.commands.add(command);
                            lane.rest = Optional.empty();
                        },
                        RESTS_MEANWHILE),
                lanes("limit counts lanes that rest", lanes -> lanes.filtersLast = true, HIDES));
    }

    /** Keeps another rest than it is told. */
    private static StorageFlaw settling(String name, UnaryOperator<LaneRest> flaw) {
        return lanes(
                name,
                lanes -> lanes.settle = (lane, process, rest) -> lane.release(process, rest.map(flaw)),
                COMES_BACK);
    }

    private static List<StorageFlaw> unable() {
        return List.of(
                lanes(
                        "other processes wait, too",
                        lanes -> lanes.restOver = (lane, request) -> !lane.rests(request.now()),
                        OTHERS,
                        SEVERAL),
                lanes(
                        "one that can't reach it does not wait",
                        lanes -> lanes.restOver =
                                (lane, request) -> !lane.rests(request.now()) || !lane.restsForOthers(),
                        OTHERS,
                        SEVERAL),
                lanes(
                        "only the last that can't reach it waits",
                        lanes -> lanes.settle = (lane, process, rest) -> {
                            lane.unable = Set.of();
                            lane.release(process, rest);
                        },
                        SEVERAL),
                lanes(
                        "only the first that can't reach it waits",
                        lanes -> lanes.settle = (lane, process, rest) -> {
                            Set<ProcessId> before = lane.unable;
                            lane.release(process, rest);
                            lane.unable = before.isEmpty() ? lane.unable : before;
                        },
                        SEVERAL),
                lanes(
                        "one that can't reach it is never forgotten",
                        lanes -> lanes.take = (lane, request) -> {
                            lane.owner = Optional.of(request.process());
                            lane.until = request.until();
                        },
                        FORGOTTEN),
                lanes(
                        "one that can't reach it is forgotten with a lease",
                        lanes -> {
                            BiConsumer<PlainLane, LaneRequest> sound = lanes.take;
                            lanes.take = (lane, request) -> {
                                sound.accept(lane, request);
                                lane.unable = Set.of();
                            };
                        },
                        SEVERAL,
                        BESIDE_A_LEASE),
                lanes(
                        "one that can't reach it is not forgotten with another rest, or none",
                        LaneRestFlaws::neverForget,
                        ALL_AFTERWARDS,
                        NONE_AFTERWARDS),
                lanes(
                        "one that can't reach it gets the lane during a lease",
                        lanes -> {
                            BiPredicate<PlainLane, LaneRequest> sound = lanes.leaseOver;
                            lanes.leaseOver = (lane, request) ->
                                    lane.unable.contains(request.process()) || sound.test(lane, request);
                        },
                        BESIDE_A_LEASE),
                lanes(
                        "one that can't reach it never gets the lane",
                        lanes -> lanes.restOver = (lane, request) -> !lane.unable.contains(request.process())
                                && (!lane.rests(request.now()) || !lane.restsForOthers()),
                        REST_ENDS,
                        SEVERAL),
                lanes("lane begins again with its rest", LaneRestFlaws::rememberRests, LaneFlaws.BEGINS_AGAIN));
    }

    /** Forgets those that could not reach the interaction neither with the end of the rest nor with another one. */
    private static void neverForget(FlawedLaneStorage lanes) {
        lanes.take = (lane, request) -> {
            lane.owner = Optional.of(request.process());
            lane.until = request.until();
        };
        lanes.settle = (lane, process, rest) -> {
            Set<ProcessId> before = lane.unable;
            lane.release(process, rest);
            lane.unable = lane.restsForOthers() ? before : lane.unable;
        };
    }

    private static void rememberRests(FlawedLaneStorage lanes) {
        Map<InteractionId, PlainLane> rested = new ConcurrentHashMap<>();
        lanes.settle = (lane, process, rest) -> {
            lane.release(process, rest);
            rested.put(lane.interaction, lane);
        };
        lanes.add = (lane, command) -> {
            lane.commands.add(command);
            Optional.ofNullable(rested.remove(lane.interaction)).ifPresent(before -> {
                lane.rest = before.rest;
                lane.unable = before.unable;
            });
        };
    }

    private static List<StorageFlaw> parkings() {
        return List.of(
                lanes("parked lanes leased", lanes -> lanes.leasable = lane -> true, PARKED, PARKED_MEANWHILE),
                lanes("parked lanes lost", lanes -> lanes.park = (lane, reason) -> lane.commands.clear(), PARKED),
                lanes(
                        "parking keeps the lease",
                        lanes -> lanes.park = (lane, reason) -> lane.parked = Optional.of(reason),
                        ENDS_LEASE,
                        LEASE_OF_PARKED),
                lanes(
                        "parking without a reason",
                        lanes -> lanes.park = (lane, reason) -> lane.parkAt(Samples.payload("x")),
                        PARKED,
                        PARKED_AGAIN),
                lanes(
                        "first reason kept",
                        lanes -> lanes.park = (lane, reason) -> lane.parkAt(lane.parked.orElse(reason)),
                        PARKED_AGAIN),
                lanes(
                        "parking ends the rest",
                        lanes -> lanes.park = (lane, reason) -> {
                            lane.parkAt(reason);
                            lane.rest = Optional.empty();
                        },
                        PARKED),
                lanes(
                        "parked lanes never go on",
                        lanes -> lanes.resume = (lane, at) -> {},
                        GOES_ON,
                        PARKED_AGAIN,
                        REQUIRES_PARKED),
                lanes(
                        "lane goes on with its rest",
                        lanes -> lanes.resume = (lane, at) -> lane.parked = Optional.empty(),
                        GOES_ON,
                        GOES_ON_AT),
                lanes(
                        "lane goes on as it began",
                        lanes -> lanes.resume = (lane, at) -> lane.resumeAt(lane.due),
                        GOES_ON_AT),
                lanes(
                        "command lets a lane go on",
                        lanes -> lanes.add = (lane, command) -> {
                            lane.commands.add(command);
                            lane.parked = Optional.empty();
                        },
                        PARKED_MEANWHILE),
                lanes(
                        "parked lane takes no commands",
                        lanes -> lanes.add = (lane, command) -> {
                            if (!lane.isParked()) {
                                lane.commands.add(command);
                            }
                        },
                        PARKED_MEANWHILE),
                flaw("parking waits for its lane", LaneRestFlaws::parkingLater, NO_LANE));
    }

    /** Parks a lane that begins after it was parked. */
    private static Storage parkingLater() {
        Map<InteractionId, Payload> parked = new ConcurrentHashMap<>();
        return FlawedLaneStorage.with(lanes -> {
            lanes.before = parts -> parts.parkings.forEach(
                    parking -> parking.reason().ifPresent(reason -> parked.put(parking.interaction(), reason)));
            lanes.add = (lane, command) -> {
                lane.commands.add(command);
                Optional.ofNullable(parked.remove(lane.interaction)).ifPresent(lane::parkAt);
            };
        });
    }

    private static List<StorageFlaw> pages() {
        return List.of(
                lanes(
                        "parked lanes turned",
                        lanes -> lanes.parkedOrder = lanes.parkedOrder.reversed(),
                        PARKED_ORDER,
                        PAGES),
                lanes(
                        "parked lanes as they began",
                        lanes -> lanes.parkedOrder = Comparator.comparing(lane -> lane.began),
                        PARKED_ORDER),
                lanes(
                        "parked lanes of one channel",
                        lanes -> lanes.page = page -> page.stream()
                                .filter(lane -> lane.interaction().channel().equals(Samples.CHAT))
                                .toList(),
                        PARKED_ORDER),
                lanes(
                        "a page loses a parked lane",
                        lanes -> lanes.page = page -> page.subList(0, Math.max(1, page.size() - 1)),
                        PARKED_ORDER,
                        PAGES),
                lanes("cursor by number", lanes -> lanes.pagesByNumber = true, PAGES_GO_ON),
                lanes("next page always", lanes -> lanes.endsPages = false, PAGES),
                lanes(
                        "all commands of parked lanes",
                        lanes -> lanes.mostParkedCommands = Integer.MAX_VALUE,
                        COMMANDS_MOST),
                lanes("any number of commands", lanes -> lanes.checksSizes = false, SIZES));
    }

    private static List<StorageFlaw> conditions() {
        return List.of(
                lanes("required lease ignored", lanes -> lanes.leased = (lane, leased) -> true, LEASE, LEASE_OF_PARKED),
                lanes(
                        "required lease of anyone",
                        lanes -> lanes.leased = (lane, leased) -> lane.owner.isPresent(),
                        LEASE),
                lanes("required lease that lasts", lanes -> lanes.checksTime = true, LAPSED),
                lanes("required lease never there", lanes -> lanes.leased = (lane, leased) -> false, LEASE, LAPSED),
                lanes("required parked lane ignored", lanes -> lanes.isParked = lane -> true, REQUIRES_PARKED),
                lanes(
                        "required parked lane rests",
                        lanes -> lanes.isParked = lane -> lane.isParked() || lane.rest.isPresent(),
                        REQUIRES_PARKED),
                lanes("required where there is no lane", lanes -> lanes.holdsWithoutLane = true, REQUIRES_LANE));
    }
}
