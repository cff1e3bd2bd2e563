package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.testkit.ConcurrentCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Leases, settlements and commits of the same lanes at the same time. Each race is run many times. */
abstract class LaneRaceContract extends LaneTheme {

    private static final int ROUNDS = Integer.getInteger("caredesk.contract.races", 100);
    private static final int PROCESSES = 6;
    private static final int LANES = 24;
    private static final int COMMANDS = 5;

    private final ConcurrentCalls calls = new ConcurrentCalls();

    LaneRaceContract(StorageSource source) {
        super(source);
    }

    @AfterEach
    void endCalls() {
        calls.close();
    }

    private static ProcessId process(int number) {
        return ProcessId.of("process" + number);
    }

    @Test
    @DisplayName("X5 · several processes that lease at the same time get each lane once, and all of them together")
    void eachLaneOnce() {
        for (int round = 0; round < ROUNDS / PROCESSES; round++) {
            int number = round;
            scene.given(changes -> IntStream.range(0, LANES).forEach(i -> {
                InteractionId id = interactionId(number + "-" + i);
                changes.create(offer(id, T0)).command(command(id.value(), id));
            }));
            List<Callable<List<String>>> leases = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                ProcessId process = process(i);
                leases.add(
                        () -> names(lease(wish(process, minute(1), LANES / 4)).lanes()));
            }
            List<String> got = new ArrayList<>();
            calls.atOnce(leases).forEach(got::addAll);
            assertThat(got).doesNotHaveDuplicates();
            // A lane that another one had at that moment can be left to the next time.
            got.addAll(leased(ONE, minute(1)));
            assertThat(got).doesNotHaveDuplicates().hasSize(LANES);
        }
    }

    @Test
    @DisplayName(
            "X5 · while commands come, processes that lease and confirm tell each of them once, in its lane's order")
    void toldOnce() {
        scene.given(changes -> IntStream.range(0, LANES).forEach(i -> changes.create(offer("lane" + i))));
        CountDownLatch writing = new CountDownLatch(1);
        List<Callable<List<StoredCommand>>> work = new ArrayList<>();
        work.add(() -> writeCommands(writing));
        for (int i = 0; i < PROCESSES - 1; i++) {
            ProcessId process = process(i);
            work.add(() -> tell(process, writing));
        }
        List<StoredCommand> told = new ArrayList<>();
        calls.atOnce(work).forEach(told::addAll);
        told.addAll(tellAll(ONE));
        assertThat(told).doesNotHaveDuplicates().hasSize(LANES * COMMANDS);
        for (int i = 0; i < LANES; i++) {
            assertThat(scene.lane(interactionId("lane" + i))).isEmpty();
        }
    }

    private List<StoredCommand> writeCommands(CountDownLatch writing) {
        try {
            for (int k = 0; k < COMMANDS; k++) {
                for (int i = 0; i < LANES; i++) {
                    commands(interactionId("lane" + i), "k" + k);
                }
            }
        } finally {
            writing.countDown();
        }
        return List.of();
    }

    private List<StoredCommand> tell(ProcessId process, CountDownLatch writing) {
        List<StoredCommand> told = new ArrayList<>();
        while (writing.getCount() > 0) {
            told.addAll(tellAll(process));
        }
        return told;
    }

    /** Leases some lanes, and confirms what waits in them. */
    private List<StoredCommand> tellAll(ProcessId process) {
        List<StoredCommand> told = new ArrayList<>();
        List<LaneResult> results = new ArrayList<>();
        for (StoredLane lane : lease(wish(process, minute(1))).lanes()) {
            List<CommandId> ids =
                    lane.commands().stream().map(StoredCommand::id).toList();
            assertThat(ids).extracting(CommandId::value).isSorted();
            told.addAll(lane.commands());
            results.add(new LaneResult(lane.interaction(), ids, Optional.empty()));
        }
        settle(process, results.toArray(LaneResult[]::new));
        return told;
    }

    @Test
    @DisplayName(
            "X5 · a command that comes while the last one of its lane is confirmed, or ended by a commit, is not lost")
    void besideTheLast() {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "lane" + round;
            InteractionId id = interactionId(name);
            lanes(T0, name);
            assertThat(leased(ONE, minute(1))).containsExactly(name);
            boolean byCommit = round % 2 == 0;
            Callable<Boolean> end = () -> {
                if (byCommit) {
                    done(id, "first");
                } else {
                    confirm(ONE, id, "first");
                }
                return true;
            };
            Callable<Boolean> comes = () -> {
                commands(id, "second");
                return true;
            };
            assertThat(calls.atOnce(List.of(end, comes))).containsOnly(true);
            assertThat(waiting(id)).containsExactly("second");
            settle(ONE, id, Optional.empty());
            assertThat(leased(TWO, minute(1))).containsExactly(name);
            confirm(TWO, id, "second");
        }
    }

    @Test
    @DisplayName("X5 · one command that comes twice at the same time waits once, and makes one lane")
    void oneCommand() {
        for (int round = 0; round < ROUNDS; round++) {
            InteractionId id = interactionId("lane" + round);
            scene.given(offer(id, T0));
            Callable<CommitResult> comes = () -> scene.commit(changes -> changes.command(first(id)));
            assertThat(calls.atOnce(List.of(comes, comes, comes))).hasOnlyElementsOfType(Committed.class);
            assertThat(waiting(id)).containsExactly("first");
            done(id, "first");
            assertThat(scene.lane(id)).isEmpty();
        }
    }

    @Test
    @DisplayName("X5 · a lease whose time is over is renewed, or another process gets the lane: one of both")
    void renewedOrLost() {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "lane" + round;
            InteractionId id = interactionId(name);
            lanes(T0, name);
            assertThat(leased(ONE, minute(1))).containsExactly(name);
            Callable<Boolean> renews = () -> renew(ONE, minute(60), id).contains(id);
            Callable<Boolean> leases = () -> leased(TWO, minute(20)).contains(name);
            List<Boolean> results = calls.atOnce(List.of(renews, leases));
            // A lane that was in use at that moment can be left to the next time.
            assertThat(results).doesNotHaveDuplicates();
            done(id, "first");
        }
    }

    @Test
    @DisplayName("X5 · what relies on a lease is committed, or another process gets the lane: never both")
    void reliesOnALease() {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "lane" + round;
            InteractionId id = interactionId(name);
            lanes(T0, name);
            assertThat(leased(ONE, minute(1))).containsExactly(name);
            Callable<Boolean> parks = () -> scene.commit(changes ->
                            changes.require(new Require.LaneLeased(id, ONE)).parking(parking(id)))
                    instanceof Committed;
            Callable<Boolean> leases = () -> leased(TWO, minute(20)).contains(name);
            List<Boolean> results = calls.atOnce(List.of(parks, leases));
            assertThat(results).doesNotHaveDuplicates();
            assertThat(scene.lane(id).orElseThrow().parked().isPresent()).isEqualTo(results.get(0));
            done(id, "first");
        }
    }

    @Test
    @DisplayName("X5 · of two commits that each rely on the parked lane that the other one lets go on, one is refused")
    void reliesOnParkedLanes() {
        for (int round = 0; round < ROUNDS; round++) {
            InteractionId one = interactionId("one" + round);
            InteractionId other = interactionId("other" + round);
            lanes(T0, one.value(), other.value());
            park(T0, one.value(), other.value());
            assertThat(calls.atOnce(List.of(goesOn(one, other), goesOn(other, one))))
                    .containsOnlyOnce(true);
            done(one, "first");
            done(other, "first");
        }
    }

    private Callable<Boolean> goesOn(InteractionId relied, InteractionId resumed) {
        return () -> scene.commit(changes -> changes.require(new Require.LaneParked(relied))
                        .parking(new LaneParking(resumed, Optional.empty())))
                instanceof Committed;
    }

    @Test
    @DisplayName("D8 · no command is left of an interaction that is forgotten while it comes, or is leased")
    void forgottenMeanwhile() {
        for (int round = 0; round < ROUNDS; round++) {
            InteractionId id = interactionId("lane" + round);
            scene.given(changes ->
                    changes.create(InboxSamples.early(id.value(), T0)).command(first(id)));
            Callable<Integer> comes =
                    () -> scene.commit(changes -> changes.command(command("second", id))) instanceof Committed ? 0 : 1;
            Callable<Integer> leases = () -> leased(ONE, minute(1)).size();
            Callable<Integer> forgets = () -> forget(minute(1), 9);
            List<Integer> results = calls.atOnce(List.of(comes, leases, forgets));
            // One that was in use can be left to the next time.
            assertThat(results.get(2) + forget(minute(1), 9)).isEqualTo(1);
            assertThat(scene.lane(id)).isEmpty();
            assertThat(lease(wish(TWO, minute(90)))).isEqualTo(new LeasedLanes(List.of(), 0, 0, Optional.empty()));
        }
    }
}
