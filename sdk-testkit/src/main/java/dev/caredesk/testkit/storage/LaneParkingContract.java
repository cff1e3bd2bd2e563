package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Cursor;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Parked lanes, and the conditions on leases and parked lanes. */
abstract class LaneParkingContract extends LaneTheme {

    private final InteractionId other = interactionId("other");
    private int commits;

    LaneParkingContract(StorageSource source) {
        super(source);
    }

    private StoredLane parkedLane(InteractionId id, Optional<LaneRest> rest, StoredCommand... commands) {
        return new StoredLane(id, List.of(commands), rest, Optional.of(reason(id)));
    }

    @Test
    @DisplayName(
            "X5 · a parked lane is leased to no process, and comes back with its reason, its rest and its commands")
    void parked() {
        lanes(T0, "call", "other");
        assertThat(leased(ONE, minute(1))).hasSize(2);
        settle(ONE, call, rest(minute(2)));
        commands(call, "second");
        park(minute(3), "call");
        StoredLane lane = parkedLane(call, rest(minute(2)), first(call), command("second", call));
        assertThat(parked(Optional.empty(), 9).items()).containsExactly(lane);
        assertThat(scene.lane(call)).contains(lane);
        LeasedLanes later = lease(wish(TWO, minute(99)));
        assertThat(names(later.lanes())).containsExactly("other");
        assertThat(later.parked()).isEqualTo(1);
        assertThat(later.waiting()).isEqualTo(1);
        assertThat(later.next()).isEmpty();
    }

    @Test
    @DisplayName("X5 · parking ends the lease, so that who had it can't renew it, also when the lane goes on")
    void endsTheLease() {
        lanes(T0, "call");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        park(minute(2), "call");
        assertThat(renew(ONE, minute(60), call)).isEmpty();
        resume(minute(3), call);
        assertThat(renew(ONE, minute(60), call)).isEmpty();
        assertThat(leased(TWO, minute(3))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · a lane that goes on is due at once and has not failed, whatever rest it had, for every process")
    void goesOn() {
        lanes(T0, "call", "other");
        assertThat(leased(ONE, minute(1))).hasSize(2);
        settle(ONE, call, rest(minute(80)));
        settle(ONE, other, unreachable(minute(80)));
        park(minute(2), "call", "other");
        resume(minute(5), call);
        resume(minute(5), other);
        assertThat(allParked()).isEmpty();
        assertThat(scene.lane(call))
                .contains(new StoredLane(call, List.of(first(call)), Optional.empty(), Optional.empty()));
        assertThat(leased(ONE, minute(5))).containsExactly("call", "other");
        settle(ONE, other, Optional.empty());
        assertThat(leased(TWO, minute(5))).containsExactly("other");
        settle(TWO, other, unreachable(minute(90)));
        assertThat(leased(ONE, minute(6))).containsExactly("other");
    }

    @Test
    @DisplayName("X5 · a lane that goes on became due at that instant, not when it began")
    void goesOnAtItsInstant() {
        lanes(T0, "call");
        park(T0, "call");
        lanes(minute(3), "other");
        resume(minute(5), call);
        assertThat(leased(ONE, minute(6))).containsExactly("other", "call");
    }

    @Test
    @DisplayName(
            "X5 · parked lanes come in the commit order in which they were parked, whatever the clock does, of all channels")
    void inOrder() {
        InteractionId post = InteractionId.of(ChannelId.of("forum"), "post");
        lanes(T0, "a", "b", "c", "d");
        scene.given(changes -> changes.create(offer(post, T0)).command(first(post)));
        park(minute(1), "d");
        scene.given(minute(1), changes -> changes.parking(parking(post)));
        park(minute(2), "b");
        park(minute(1).minus(MICROSECOND), "a");
        assertThat(allParked()).containsExactly("d", "post", "b", "a");
        resume(minute(3), interactionId("d"));
        park(minute(4), "c", "d");
        assertThat(allParked()).containsExactly("post", "b", "a", "c", "d");
    }

    @Test
    @DisplayName("X5 · pages of any size are together all parked lanes, each once, and the last one has no next")
    void pages() {
        String[] all = IntStream.range(0, 9).mapToObj(i -> "lane" + i).toArray(String[]::new);
        lanes(T0, all);
        for (int i = 0; i < 9; i++) {
            park(minute(i / 4), all[i]);
        }
        for (int size = 1; size <= 10; size++) {
            int each = size;
            assertThat(names(Pages.all(from -> parked(from, each), () -> {}))).containsExactly(all);
        }
        assertThat(parked(Optional.empty(), 9).next()).isEmpty();
        assertThat(parked(Optional.empty(), 8).next()).isPresent();
    }

    @Test
    @DisplayName(
            "X5 · a page of parked lanes goes on after its cursor, though that lane goes on, and others are parked")
    void pagesGoOn() {
        lanes(T0, "a", "b", "c", "d");
        park(minute(1), "a", "b", "c");
        Optional<Cursor> next = parked(Optional.empty(), 2).next();
        resume(minute(2), interactionId("b"));
        park(minute(3), "d");
        assertThat(names(parked(next, 9).items())).containsExactly("c", "d");
    }

    @Test
    @DisplayName("X5 · of each parked lane so many commands come at most, the first of them")
    void commandsAtMost() {
        lanes(T0, "call", "other");
        commands(call, "second", "third");
        park(minute(1), "call", "other");
        assertThat(scene.lanes().parked(scene.tenant(), Optional.empty(), 9, 2).items())
                .containsExactly(
                        parkedLane(call, Optional.empty(), first(call), command("second", call)),
                        parkedLane(other, Optional.empty(), first(other)));
    }

    @Test
    @DisplayName("X5 · parking and going on do nothing where there is no lane, and leave nothing to one that begins")
    void noLane() {
        scene.given(offer("call"));
        for (InteractionId id : List.of(call, interactionId("nobody"))) {
            assertThat(scene.commit(changes -> changes.parking(parking(id)))).isInstanceOf(Committed.class);
            assertThat(scene.commit(changes -> changes.parking(new LaneParking(id, Optional.empty()))))
                    .isInstanceOf(Committed.class);
            assertThat(scene.lane(id)).isEmpty();
        }
        assertThat(allParked()).isEmpty();
        scene.given(changes -> changes.parking(parking(call)));
        commands(call, "first");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · a lane that is parked again is there once, with the new reason")
    void parkedAgain() {
        lanes(T0, "call");
        park(minute(1), "call");
        Payload again = payload("again");
        scene.given(minute(2), changes -> changes.parking(new LaneParking(call, Optional.of(again))));
        assertThat(parked(Optional.empty(), 9).items())
                .containsExactly(new StoredLane(call, List.of(first(call)), Optional.empty(), Optional.of(again)));
        resume(minute(3), call);
        assertThat(allParked()).isEmpty();
        assertThat(leased(ONE, minute(3))).containsExactly("call");
    }

    @Test
    @DisplayName(
            "X5 · commands that come to a parked lane wait in it; it goes with its last, and a new one is not parked")
    void commandsMeanwhile() {
        lanes(T0, "call");
        park(minute(1), "call");
        commands(call, "second");
        assertThat(leased(ONE, minute(2))).isEmpty();
        done(call, "first");
        assertThat(scene.lane(call)).contains(parkedLane(call, Optional.empty(), command("second", call)));
        done(call, "second");
        assertThat(allParked()).isEmpty();
        commands(call, "third");
        LeasedLanes leased = lease(wish(ONE, minute(2)));
        assertThat(leased.lanes())
                .containsExactly(
                        new StoredLane(call, List.of(command("third", call)), Optional.empty(), Optional.empty()));
        assertThat(leased.parked()).isZero();
        assertThat(leased.waiting()).isEqualTo(1);
    }

    @Test
    @DisplayName("X5 · what requires a lease is refused to a process that has none, and when another one has got it")
    void requiresALease() {
        lanes(T0, "call", "other");
        assertHolds(false, new Require.LaneLeased(call, ONE));
        assertThat(leased(ONE, minute(1))).hasSize(2);
        assertHolds(true, new Require.LaneLeased(call, ONE));
        assertHolds(false, new Require.LaneLeased(call, TWO));
        assertThat(leased(TWO, minute(11))).hasSize(2);
        assertHolds(false, new Require.LaneLeased(call, ONE));
        assertHolds(true, new Require.LaneLeased(call, TWO));
        confirm(TWO, call);
        assertHolds(false, new Require.LaneLeased(call, TWO));
        assertHolds(true, new Require.LaneLeased(other, TWO));
        settle(TWO, other, rest(minute(30)));
        assertHolds(false, new Require.LaneLeased(call, TWO));
        assertHolds(false, new Require.LaneLeased(other, TWO));
    }

    @Test
    @DisplayName("X5 · a lease is required of its process until another one gets it, whatever instant the commit has")
    void requiresALapsedLease() {
        lanes(T0, "call");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        assertThat(scene.commit(minute(99), changes -> changes.require(new Require.LaneLeased(call, ONE))))
                .isInstanceOf(Committed.class);
        assertThat(scene.commit(
                        minute(99),
                        changes -> changes.require(new Require.LaneLeased(call, ONE))
                                .commandDone(new CommandDone(call, first(call).id()))))
                .isInstanceOf(Committed.class);
        assertThat(scene.lane(call)).isEmpty();
    }

    @Test
    @DisplayName("X5 · a lease is not required of the process that had it before the lane was parked")
    void requiresALeaseOfAParkedLane() {
        lanes(T0, "call");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        scene.given(
                changes -> changes.require(new Require.LaneLeased(call, ONE)).parking(parking(call)));
        assertHolds(false, new Require.LaneLeased(call, ONE));
        resume(minute(2), call);
        assertHolds(false, new Require.LaneLeased(call, ONE));
    }

    @Test
    @DisplayName("X5 · what requires a parked lane is refused when it waits, rests, is leased, or has gone on")
    void requiresAParkedLane() {
        lanes(T0, "call");
        assertHolds(false, new Require.LaneParked(call));
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        assertHolds(false, new Require.LaneParked(call));
        settle(ONE, call, rest(minute(30)));
        assertHolds(false, new Require.LaneParked(call));
        park(minute(2), "call");
        assertHolds(true, new Require.LaneParked(call));
        resume(minute(3), call);
        assertHolds(false, new Require.LaneParked(call));
    }

    @Test
    @DisplayName(
            "X5 · where there is no lane, none is leased or parked; where there is no interaction, that is missing")
    void requiresALane() {
        lanes(T0, "call", "gone");
        InteractionId gone = interactionId("gone");
        park(T0, "call");
        scene.given(offer("silent"));
        assertThat(leased(ONE, minute(1))).containsExactly("gone");
        done(call, "first");
        done(gone, "first");
        for (InteractionId id : List.of(call, gone, interactionId("silent"))) {
            assertHolds(false, new Require.LaneLeased(id, ONE));
            assertHolds(false, new Require.LaneParked(id));
        }
        InteractionId nobody = interactionId("nobody");
        for (Require each : List.of(new Require.LaneLeased(nobody, ONE), new Require.LaneParked(nobody))) {
            assertThat(commitRelying(each, payload("x")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.conditions()).contains(new Broken.Missing(nobody)));
        }
    }

    private CommitResult commitRelying(Require require, Payload settings) {
        return scene.commit(changes -> changes.require(require).settings(settings));
    }

    private void assertHolds(boolean holds, Require require) {
        Payload settings = payload("settings " + commits++);
        CommitResult result = commitRelying(require, settings);
        if (holds) {
            assertThat(result).isInstanceOf(Committed.class);
        } else {
            InteractionId id = (InteractionId) require.record();
            assertThat(result).isEqualTo(new Refused(List.of(new Broken.LaneMoved(id))));
        }
        assertThat(scene.desks().settings(scene.tenant()).equals(Optional.of(settings)))
                .as("there after the commit")
                .isEqualTo(holds);
    }
}
