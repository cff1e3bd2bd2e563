package dev.caredesk.inmemory;

import static dev.caredesk.inmemory.StorageFlaw.flaw;

import dev.caredesk.Actor;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.testkit.storage.Samples;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The flaws that a storage can have with lanes. */
final class LaneFlaws {

    private static final String ORDER =
            "X5 · the commands of a lane are in commit order, whatever their ids and instants, so many at most";
    private static final String AGAIN =
            "X5 · a command that waits in its lane already does nothing: it keeps its place and its payload";
    private static final String DONE_AGAIN =
            "X5 · a command that is done is forgotten: under its id one can come again, at the end of the lane";
    private static final String DONE =
            "X5 · a commit ends a command of its own lane, once; whatever is ended twice, or is not there, stays";
    private static final String ONE_COMMIT =
            "X5 · of one commit the commands take effect first, then the ends of commands, then the parkings";
    static final String BEGINS_AGAIN =
            "X5 · a lane is gone with its last command, by a commit or confirmed; one that begins again is fresh";
    private static final String BEGINS_FOR_ALL =
            "X5 · one that could not reach the interaction of a lane that is gone can have the one that begins again";
    private static final String NEEDS =
            "X5 · a command whose interaction is neither stored nor created is refused as missing";
    private static final String STATES =
            "X5 · a lane stays as it is through all states of its interaction, and raises no version of it";
    private static final String JOURNAL =
            "X5 · what becomes of a lane is no entry of the journal, and no new version of its interaction";
    private static final String ALIKE =
            "X5 · lanes are of one interaction, also where ids are alike, and each has commands of its own";
    private static final String FORGOTTEN =
            "D8 · a forgotten interaction takes its lane with it, be it leased, resting or parked, and no other";
    private static final String ONE = "X5 · a lane is leased to one process at a time, and not again to that one";
    private static final String LAPSES =
            "X5 · a lease ends at its instant, to the microsecond, for every process, its own among them";
    private static final String DUE =
            "X5 · lanes are leased in the order in which they became due, ties as they began, so many at most";
    private static final String AT_ONCE =
            "X5 · a lane that does not rest is free at once, also for a process whose clock is behind";
    private static final String RENEWED =
            "X5 · a process that renews its lease has it until then, sooner or later, and is told which it has";
    private static final String RENEWED_LATE =
            "X5 · a process has its lease until another one gets it, also when its time is over";
    private static final String RENEWED_OTHERS =
            "X5 · a process renews no lease of another, and none where there is none, where it has settled or parked";
    private static final String SETTLED =
            "X5 · a settled lane is without the confirmed commands, and free at once if it does not rest";
    private static final String CONFIRMED =
            "X5 · what is confirmed is done of the own lane only, though others have commands of the same id";
    private static final String SETTLED_LATE =
            "X5 · a process that has lost its lease confirms what was done, and leaves the lane to the other one";
    private static final String SETTLED_OTHERS =
            "X5 · a process that has no lease, or has settled it, confirms, and changes nothing else of the lane";
    private static final String SETTLED_PARKED = "X5 · what is confirmed of a parked lane is done, and it stays parked";
    private static final String LEASED_MEANWHILE =
            "X5 · commands that come to a leased lane wait in it, and leave the lease as it is";
    static final String CHANNELS = "X5 · lanes are leased by channel, and counted by it";
    private static final String TENANTS =
            "Z2 · lanes and leases of a tenant are not those of another, under the same ids";
    private static final String LANE_RACE =
            "X5 · several processes that lease at the same time get each lane once, and all of them together";
    private static final String LAST_RACE =
            "X5 · a command that comes while the last one of its lane is confirmed, or ended by a commit, is not lost";
    private static final String TOLD_ONCE =
            "X5 · while commands come, processes that lease and confirm tell each of them once, in its lane's order";
    private static final String PARKED_RACE =
            "X5 · of two commits that each rely on the parked lane that the other one lets go on, one is refused";
    private static final String FORGET_RACE =
            "D8 · no command is left of an interaction that is forgotten while it comes, or is leased";
    private static final String RELIES_RACE =
            "X5 · what relies on a lease is committed, or another process gets the lane: never both";
    private static final String MANY =
            "X5 · a lane can have more commands than a read returns; those that follow come when these are done";

    private LaneFlaws() {}

    /** All of them. */
    static List<StorageFlaw> all() {
        return Stream.of(commands(), leases(), renewals(), settlements(), LaneCountFlaws.all(), LaneRestFlaws.all())
                .flatMap(List::stream)
                .toList();
    }

    static StorageFlaw lanes(String name, Consumer<FlawedLaneStorage> flaw, String... seenBy) {
        return flaw(name, () -> FlawedLaneStorage.with(flaw), seenBy);
    }

    private static List<StorageFlaw> commands() {
        return List.of(
                lanes("command added twice", lanes -> lanes.addKnown = lanes.add, AGAIN),
                lanes(
                        "known command replaced",
                        lanes -> lanes.addKnown = (lane, command) ->
                                lane.commands.replaceAll(each -> each.id().equals(command.id()) ? command : each),
                        AGAIN),
                lanes(
                        "known command moved to the end",
                        lanes -> lanes.addKnown = (lane, command) -> Collections.rotate(lane.commands, -1),
                        AGAIN),
                lanes(
                        "commands of a lane turned",
                        lanes -> lanes.add = (lane, command) -> lane.commands.add(0, command),
                        ORDER),
                lanes(
                        "commands of a lane by id",
                        lanes -> lanes.add = (lane, command) -> {
                            lane.commands.add(command);
                            lane.commands.sort(
                                    Comparator.comparing(each -> each.id().value()));
                        },
                        ORDER),
                lanes(
                        "few commands leased",
                        lanes -> lanes.mostCommands = request -> Math.min(9, request.commands()),
                        MANY),
                lanes("all commands leased", lanes -> lanes.mostCommands = request -> Rows.MOST, ORDER),
                lanes("done commands known for ever", LaneFlaws::rememberAll, DONE_AGAIN),
                lanes("command done in any lane", lanes -> lanes.ends = (lane, done) -> true, DONE),
                lanes("parts of a commit turned", lanes -> lanes.turnsParts = true, ONE_COMMIT),
                lanes("lane outlives its commands", lanes -> lanes.gone = lane -> false, BEGINS_AGAIN),
                lanes(
                        "leased lane outlives its commands",
                        lanes -> lanes.gone = lane -> lane.commands.isEmpty() && lane.owner.isEmpty(),
                        BEGINS_AGAIN,
                        BEGINS_FOR_ALL),
                lanes("command without interaction", lanes -> lanes.before = parts -> parts.commands.clear(), NEEDS),
                lanes("lane left by a forgotten interaction", lanes -> lanes.forgets = false, FORGOTTEN, FORGET_RACE),
                lanes(
                        "lane dropped with a change of its interaction",
                        lanes -> lanes.before = parts -> parts.changed.forEach(change -> drop(lanes, change)),
                        STATES),
                lanes("lanes in the journal", LaneFlaws::writeJournal, JOURNAL),
                lanes(
                        "lane taken for another",
                        lanes -> lanes.same =
                                (lane, id) -> lane.interaction.key().equalsIgnoreCase(id.key()),
                        ALIKE),
                lanes(
                        "command ends a lease",
                        lanes -> lanes.add = (lane, command) -> {
                            lane.commands.add(command);
                            lane.owner = Optional.empty();
                        },
                        LEASED_MEANWHILE));
    }

    /** Takes a command that has come before for one that waits. */
    private static void rememberAll(FlawedLaneStorage lanes) {
        Set<StoredCommand> told = ConcurrentHashMap.newKeySet();
        lanes.add = (lane, command) -> {
            if (told.add(new StoredCommand(command.id(), command.interaction(), Samples.payload("told")))) {
                lane.commands.add(command);
            }
        };
    }

    private static void drop(FlawedLaneStorage lanes, RecordChange change) {
        if (change.id() instanceof InteractionId interaction) {
            lanes.drop(interaction);
        }
    }

    private static void writeJournal(FlawedLaneStorage lanes) {
        lanes.settle = (lane, process, rest) -> {
            lane.release(process, rest);
            CommitResult unused = lanes.sound.commit(ChangeSet.builder(
                            ChangeSetId.of("settled " + lane.interaction.value()),
                            lane.tenant,
                            Actor.SYSTEM,
                            Samples.T0)
                    .journal(Samples.entry(lane.interaction, 1))
                    .build());
        };
    }

    private static List<StorageFlaw> leases() {
        return List.of(
                lanes("leases not looked at", lanes -> lanes.leaseOver = (lane, request) -> true, ONE, LANE_RACE),
                lanes(
                        "own lease not looked at",
                        lanes -> {
                            BiPredicate<PlainLane, LaneRequest> sound = lanes.leaseOver;
                            lanes.leaseOver =
                                    (lane, request) -> lane.isOf(request.process()) || sound.test(lane, request);
                        },
                        ONE),
                lanes(
                        "lease ends late",
                        lanes -> lanes.leaseOver =
                                (lane, request) -> lane.owner.isEmpty() || lane.until.isBefore(request.now()),
                        LAPSES),
                lanes(
                        "lease ends a millisecond early",
                        lanes -> lanes.leaseOver = (lane, request) -> lane.owner.isEmpty()
                                || !lane.until.minusMillis(1).isAfter(request.now()),
                        LAPSES),
                lanes("lease never ends", lanes -> lanes.leaseOver = (lane, request) -> lane.owner.isEmpty(), LAPSES),
                lanes(
                        "own lease never ends",
                        lanes -> {
                            BiPredicate<PlainLane, LaneRequest> sound = lanes.leaseOver;
                            lanes.leaseOver =
                                    (lane, request) -> !lane.isOf(request.process()) && sound.test(lane, request);
                        },
                        LAPSES),
                lanes("lanes turned", lanes -> lanes.leaseOrder = lanes.leaseOrder.reversed(), DUE),
                lanes("lanes as they began", lanes -> lanes.leaseOrder = Comparator.comparing(lane -> lane.began), DUE),
                lanes(
                        "lanes by id where due together",
                        lanes -> lanes.leaseOrder = Comparator.comparing((PlainLane lane) -> lane.due)
                                .thenComparing(lane -> lane.interaction.value()),
                        DUE),
                lanes(
                        "lanes due to the millisecond",
                        lanes -> lanes.leaseOrder = Comparator.comparing(
                                        (PlainLane lane) -> lane.due.truncatedTo(ChronoUnit.MILLIS))
                                .thenComparing(lane -> -lane.began),
                        DUE),
                lanes("all lanes leased", lanes -> lanes.most = request -> Rows.MOST, ONE, DUE),
                lanes(
                        "lane free from its commit on",
                        lanes -> {
                            BiPredicate<PlainLane, LaneRequest> sound = lanes.restOver;
                            lanes.restOver =
                                    (lane, request) -> sound.test(lane, request) && !lane.due.isAfter(request.now());
                        },
                        AT_ONCE),
                lanes("lanes of all channels", lanes -> lanes.ofChannel = (lane, request) -> true, CHANNELS),
                lanes("lanes of all tenants", lanes -> lanes.ofTenant = (lane, tenant) -> true, TENANTS),
                lanes("lanes chosen before they are taken", lanes -> lanes.choosesUnlocked = true, LANE_RACE));
    }

    private static List<StorageFlaw> renewals() {
        return List.of(
                lanes(
                        "renewal by anyone",
                        lanes -> lanes.renews = (lane, process) -> lane.owner.isPresent(),
                        RENEWED_OTHERS),
                lanes(
                        "renewal gives a lease",
                        lanes -> lanes.renews = (lane, process) -> {
                            lane.owner = lane.owner.or(() -> Optional.of(process));
                            return lane.isOf(process);
                        },
                        RENEWED_OTHERS,
                        BEGINS_AGAIN),
                lanes("renewal says yes", lanes -> lanes.renewsAll = true, RENEWED, RENEWED_LATE, RENEWED_OTHERS),
                lanes("renewal without effect", lanes -> lanes.renew = (lane, until) -> {}, RENEWED, RENEWED_LATE),
                lanes(
                        "renewal only later",
                        lanes -> lanes.renew =
                                (lane, until) -> lane.until = lane.until.isAfter(until) ? lane.until : until,
                        RENEWED),
                lanes("no lease renewed", lanes -> lanes.renews = (lane, process) -> false, RENEWED, RENEWED_LATE));
    }

    private static List<StorageFlaw> settlements() {
        return List.of(
                lanes(
                        "settlement by anyone",
                        lanes -> lanes.settles = (lane, process) -> true,
                        SETTLED_LATE,
                        SETTLED_OTHERS),
                lanes(
                        "settlement by a former owner",
                        lanes -> lanes.settles = (lane, process) -> lane.owner.isEmpty() || lane.isOf(process),
                        SETTLED_OTHERS),
                lanes(
                        "confirmed by the owner only",
                        lanes -> lanes.confirms = PlainLane::isOf,
                        SETTLED_LATE,
                        SETTLED_OTHERS,
                        SETTLED_PARKED),
                lanes(
                        "confirmed of lanes that are not parked",
                        lanes -> lanes.confirms = (lane, process) -> !lane.isParked(),
                        SETTLED_PARKED),
                lanes("confirmed in any lane", lanes -> lanes.confirmed = (lane, interaction) -> true, CONFIRMED),
                lanes(
                        "first confirmed only",
                        lanes -> lanes.confirmedCommands = all -> all.subList(0, Math.min(1, all.size())),
                        SETTLED),
                lanes(
                        "confirmed commands kept",
                        lanes -> lanes.confirmedCommands = all -> List.of(),
                        SETTLED,
                        CONFIRMED,
                        TOLD_ONCE),
                lanes("settled lease kept", lanes -> lanes.settle = (lane, process, rest) -> lane.rest = rest, SETTLED),
                lanes(
                        "settlement lets a parked lane go on",
                        lanes -> {
                            lanes.settles = (lane, process) -> lane.isParked() || lane.isOf(process);
                            lanes.settle = (lane, process, rest) -> {
                                lane.parked = Optional.empty();
                                lane.release(process, rest);
                            };
                        },
                        SETTLED_PARKED),
                lanes("command lost that comes beside the last", lanes -> lanes.confirmsUnlocked = true, LAST_RACE),
                lanes(
                        "lanes relied on without a lock",
                        lanes -> lanes.checksUnlocked = true,
                        PARKED_RACE,
                        RELIES_RACE));
    }
}
