package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.Samples.CHAT;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caredesk.TenantId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Leases of lanes: who gets which, for how long, and what settles them. */
abstract class LaneLeaseContract extends LaneTheme {

    private static final ChannelId FORUM = ChannelId.of("forum");

    private final InteractionId other = interactionId("other");

    LaneLeaseContract(StorageSource source) {
        super(source);
    }

    @Test
    @DisplayName("X5 · a lane is leased to one process at a time, and not again to that one")
    void oneAtATime() {
        lanes(T0, "call", "other");
        assertThat(names(lease(wish(ONE, minute(1), 1)).lanes())).containsExactly("call");
        assertThat(leased(TWO, minute(1))).containsExactly("other");
        for (ProcessId each : List.of(ONE, TWO, THREE)) {
            assertThat(leased(each, minute(2))).isEmpty();
        }
    }

    @Test
    @DisplayName("X5 · a lease ends at its instant, to the microsecond, for every process, its own among them")
    void lapses() {
        for (ProcessId next : List.of(TWO, ONE)) {
            String name = "for " + next;
            lanes(T0, name);
            LaneRequest request = new LaneRequest(ONE, CHAT, minute(1), minute(3), 9, 9);
            assertThat(names(lease(request).lanes())).containsExactly(name);
            assertThat(leased(next, minute(3).minus(MICROSECOND))).isEmpty();
            assertThat(leased(next, minute(3))).containsExactly(name);
            confirm(next, interactionId(name), "first");
        }
    }

    @Test
    @DisplayName("X5 · lanes are leased in the order in which they became due, ties as they began, so many at most")
    void dueFirst() {
        lanes(minute(3), "c");
        lanes(minute(1), "z", "a");
        lanes(minute(2), "y");
        lanes(minute(2).plus(MICROSECOND), "b");
        // A further command makes no difference.
        scene.given(T0, changes -> changes.command(command("second", interactionId("c"))));
        assertThat(names(lease(wish(ONE, minute(9), 2)).lanes())).containsExactly("z", "a");
        settle(ONE, interactionId("z"), rest(minute(2).plus(MICROSECOND)));
        assertThat(names(lease(wish(TWO, minute(9), 3)).lanes())).containsExactly("y", "z", "b");
        assertThat(leased(TWO, minute(9))).containsExactly("c");
    }

    @Test
    @DisplayName("X5 · a lane that does not rest is free at once, also for a process whose clock is behind")
    void freeAtOnce() {
        lanes(minute(1), "call");
        assertThat(leased(ONE, T0)).containsExactly("call");
        confirm(ONE, call);
        assertThat(leased(TWO, T0.minusSeconds(1))).containsExactly("call");
        park(minute(2), "call");
        resume(minute(3), call);
        assertThat(leased(ONE, T0)).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · a process that renews its lease has it until then, sooner or later, and is told which it has")
    void renewed() {
        lanes(T0, "call", "other", "longer");
        assertThat(leased(ONE, minute(1))).hasSize(3);
        assertThat(renew(ONE, minute(20), call, interactionId("longer")))
                .containsExactlyInAnyOrder(call, interactionId("longer"));
        assertThat(leased(TWO, minute(15))).containsExactly("other");
        assertThat(renew(ONE, minute(16), call, other)).containsExactly(call);
        assertThat(leased(TWO, minute(16).minus(MICROSECOND))).isEmpty();
        assertThat(leased(TWO, minute(16))).containsExactly("call");
        assertThat(renew(ONE, minute(60), call, other)).isEmpty();
        assertThat(leased(THREE, minute(20))).containsExactly("longer");
        assertThat(renew(ONE, minute(60))).isEmpty();
    }

    @Test
    @DisplayName("X5 · a process has its lease until another one gets it, also when its time is over")
    void renewedLate() {
        lanes(T0, "call");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        assertThat(renew(ONE, minute(60), call)).containsExactly(call);
        assertThat(leased(TWO, minute(59))).isEmpty();
        assertThat(leased(TWO, minute(60))).containsExactly("call");
        assertThat(renew(ONE, minute(90), call)).isEmpty();
        assertThat(leased(ONE, minute(70))).containsExactly("call");
    }

    @Test
    @DisplayName(
            "X5 · a process renews no lease of another, and none where there is none, where it has settled or parked")
    void renewedByAStranger() {
        lanes(T0, "call", "other", "free", "parked");
        assertThat(names(lease(wish(ONE, minute(1), 2)).lanes())).containsExactly("call", "other");
        assertThat(renew(TWO, minute(60), call)).isEmpty();
        confirm(ONE, other);
        assertThat(renew(ONE, minute(60), other, interactionId("free"), interactionId("nobody")))
                .isEmpty();
        assertThat(leased(TWO, minute(2))).containsExactlyInAnyOrder("other", "free", "parked");
        park(minute(2), "parked");
        assertThat(renew(TWO, minute(60), interactionId("parked"))).isEmpty();
        assertThat(allParked()).containsExactly("parked");
        assertThat(leased(TWO, minute(11))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · a settled lane is without the confirmed commands, and free at once if it does not rest")
    void settled() {
        lanes(T0, "call", "other");
        commands(call, "second", "third");
        assertThat(leased(ONE, minute(1))).hasSize(2);
        settle(
                ONE,
                confirmed(call, Optional.empty(), "first", "third", "unknown"),
                confirmed(other, rest(minute(5)), "unknown"));
        assertThat(waiting(call)).containsExactly("second");
        assertThat(waiting(other)).containsExactly("first");
        assertThat(leased(TWO, minute(1))).containsExactly("call");
        assertThat(leased(TWO, minute(5))).containsExactly("other");
    }

    @Test
    @DisplayName("X5 · what is confirmed is done of the own lane only, though others have commands of the same id")
    void confirmedOfItsLane() {
        lanes(T0, "call", "other");
        assertThat(leased(ONE, minute(1))).hasSize(2);
        confirm(ONE, call, "first");
        assertThat(scene.lane(call)).isEmpty();
        assertThat(waiting(other)).containsExactly("first");
        settle(ONE, confirmed(call, rest(minute(5)), "first"));
        assertThat(scene.lane(call)).isEmpty();
    }

    @Test
    @DisplayName("X5 · a process that has lost its lease confirms what was done, and leaves the lane to the other one")
    void settledLate() {
        lanes(T0, "call");
        commands(call, "second");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        assertThat(leased(TWO, minute(11))).containsExactly("call");
        settle(ONE, confirmed(call, unreachable(minute(90)), "first"));
        assertThat(scene.lane(call))
                .contains(new StoredLane(call, List.of(command("second", call)), Optional.empty(), Optional.empty()));
        assertThat(leased(THREE, minute(12))).isEmpty();
        assertThat(renew(TWO, minute(13), call)).containsExactly(call);
        assertThat(leased(ONE, minute(13))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · a process that has no lease, or has settled it, confirms, and changes nothing else of the lane")
    void settledByAStranger() {
        lanes(T0, "call");
        commands(call, "second", "third");
        confirm(TWO, call, "first");
        settle(TWO, call, rest(minute(90)));
        assertThat(waiting(call)).containsExactly("second", "third");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        settle(ONE, call, rest(minute(5)));
        settle(ONE, confirmed(call, Optional.empty(), "second"));
        assertThat(scene.lane(call))
                .contains(new StoredLane(call, List.of(command("third", call)), rest(minute(5)), Optional.empty()));
        assertThat(leased(ONE, minute(2))).isEmpty();
        confirm(TWO, call, "third");
        assertThat(scene.lane(call)).isEmpty();
    }

    @Test
    @DisplayName("X5 · what is confirmed of a parked lane is done, and it stays parked")
    void settledParked() {
        lanes(T0, "call");
        commands(call, "second");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        park(minute(2), "call");
        settle(ONE, confirmed(call, rest(minute(5)), "first"));
        assertThat(parked(Optional.empty(), 9).items())
                .containsExactly(new StoredLane(
                        call, List.of(command("second", call)), Optional.empty(), Optional.of(reason(call))));
        confirm(ONE, call, "second");
        assertThat(allParked()).isEmpty();
    }

    @Test
    @DisplayName("X5 · commands that come to a leased lane wait in it, and leave the lease as it is")
    void commandsMeanwhile() {
        lanes(T0, "call");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        commands(call, "second");
        assertThat(leased(TWO, minute(2))).isEmpty();
        assertThat(waiting(call)).containsExactly("first", "second");
        done(call, "first");
        assertThat(leased(TWO, minute(3))).isEmpty();
        confirm(ONE, call);
        assertThat(lease(wish(TWO, minute(3))).lanes())
                .containsExactly(
                        new StoredLane(call, List.of(command("second", call)), Optional.empty(), Optional.empty()));
    }

    @Test
    @DisplayName("X5 · lanes are leased by channel, and counted by it")
    void byChannel() {
        InteractionId post = InteractionId.of(FORUM, "call");
        lanes(T0, "call", "other");
        scene.given(changes -> changes.create(offer(post, T0)).command(first(post)));
        scene.given(changes -> changes.create(offer(InteractionId.of(FORUM, "parked"), T0))
                .command(first(InteractionId.of(FORUM, "parked")))
                .parking(parking(InteractionId.of(FORUM, "parked"))));
        LeasedLanes posts = lease(new LaneRequest(ONE, FORUM, minute(1), minute(9), 9, 9));
        assertThat(posts.lanes()).extracting(StoredLane::interaction).containsExactly(post);
        assertThat(posts.waiting()).isEqualTo(1);
        assertThat(posts.parked()).isEqualTo(1);
        assertThat(posts.next()).isEmpty();
        LeasedLanes calls = lease(wish(ONE, minute(1)));
        assertThat(names(calls.lanes())).containsExactly("call", "other");
        assertThat(calls.waiting()).isEqualTo(2);
        assertThat(calls.parked()).isZero();
        settle(ONE, post, rest(minute(5)));
        confirm(ONE, call, "first");
        LeasedLanes later = lease(wish(TWO, minute(8)));
        assertThat(later.lanes())
                .as("a lane of another channel that has rested")
                .isEmpty();
        assertThat(later.waiting()).isEqualTo(1);
    }

    @Test
    @DisplayName("X5 · lanes are counted whether they are free, leased or resting, and parked ones apart")
    void counts() {
        assertThat(lease(wish(ONE, T0))).isEqualTo(new LeasedLanes(List.of(), 0, 0, Optional.empty()));
        lanes(T0, "call", "other", "parked", "free");
        assertThat(names(lease(wish(ONE, minute(1), 2)).lanes())).containsExactly("call", "other");
        settle(ONE, other, rest(minute(50)));
        park(minute(1), "parked");
        assertCounts(minute(1), 3, 1);
        done(call, "first");
        assertCounts(minute(2), 2, 1);
        resume(minute(2), interactionId("parked"));
        assertCounts(minute(20), 3, 0);
        confirm(TWO, other, "first");
        assertCounts(minute(40), 2, 0);
    }

    private void assertCounts(Instant now, int waiting, int parked) {
        LeasedLanes counted = lease(wish(TWO, now));
        assertThat(counted.waiting()).as("waiting").isEqualTo(waiting);
        assertThat(counted.parked()).as("parked").isEqualTo(parked);
    }

    @Test
    @DisplayName("X5 · 1,000 lanes are counted at most, of each kind")
    void countsAtMost() {
        for (boolean parks : List.of(true, false)) {
            String name = parks ? "parked" : "waiting";
            scene.given(changes -> IntStream.rangeClosed(0, LeasedLanes.MOST).forEach(i -> {
                InteractionId id = interactionId(name + i);
                changes.create(offer(id, T0)).command(command(id.value(), id));
                if (parks) {
                    changes.parking(parking(id));
                }
            }));
            LeasedLanes counted = lease(wish(ONE, minute(1), 1));
            assertThat(counted.parked()).isEqualTo(LeasedLanes.MOST);
            assertThat(counted.waiting()).isEqualTo(parks ? 0 : LeasedLanes.MOST);
        }
    }

    @Test
    @DisplayName("X5 · the next instant is at once while more lanes are free than were asked for")
    void nextAtOnce() {
        lanes(T0, "call", "other");
        lanes(minute(1), "third");
        for (int i = 0; i < 2; i++) {
            assertThat(lease(wish(ONE, minute(2), 1)).next())
                    .hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(minute(2)));
        }
    }

    @Test
    @DisplayName(
            "X5 · the next instant is at the latest the soonest end of a rest or of another's lease; there may be none")
    void nextLater() {
        lanes(T0, "call", "other", "third");
        park(T0, "third");
        LeasedLanes all = lease(new LaneRequest(ONE, CHAT, minute(1), minute(9), 2, 9));
        assertThat(all.lanes()).hasSize(2);
        assertThat(all.next()).isEmpty();
        assertNext(minute(9));
        assertThat(renew(ONE, minute(12), call)).hasSize(1);
        assertNext(minute(9));
        settle(ONE, other, rest(minute(30)));
        assertNext(minute(12));
        settle(ONE, call, rest(minute(31)));
        assertNext(minute(30));
        done(other, "first");
        assertNext(minute(31));
        done(call, "first");
        assertThat(lease(wish(TWO, minute(2))).next()).isEmpty();
    }

    private void assertNext(Instant latest) {
        LeasedLanes none = lease(wish(TWO, minute(2)));
        assertThat(none.lanes()).isEmpty();
        assertThat(none.next()).hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(latest));
    }

    @Test
    @DisplayName("Z2 · lanes and leases of a tenant are not those of another, under the same ids")
    void ofOneTenant() {
        Scene theirs = scene.of(TenantId.of("other"));
        lanes(T0, "call");
        theirs.given(
                changes -> changes.create(offer("call")).command(first(call)).command(command("theirs", call)));
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        LeasedLanes leased = theirs.lanes().lease(theirs.tenant(), wish(TWO, minute(1)));
        assertThat(leased.lanes())
                .singleElement()
                .extracting(StoredLane::commands)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(leased.waiting()).isEqualTo(1);
        assertThat(leased.next()).isEmpty();
        assertThat(theirs.lanes().renew(theirs.tenant(), ONE, List.of(call), minute(60)))
                .isEmpty();
        theirs.lanes().settle(theirs.tenant(), ONE, List.of(confirmed(call, rest(minute(60)), "first")));
        assertThat(waiting(call)).containsExactly("first");
        assertThat(theirs.lane(call).orElseThrow().commands()).containsExactly(command("theirs", call));
        confirm(ONE, call);
        assertThat(leased(THREE, minute(2))).containsExactly("call");
        assertThat(theirs.lanes().renew(theirs.tenant(), TWO, List.of(call), minute(60)))
                .containsExactly(call);
    }

    @Test
    @DisplayName("X5 · leases, rests and parked lanes are there when the storage is opened again")
    void reopened() {
        lanes(T0, "call", "other", "third", "parked");
        assertThat(leased(ONE, minute(1))).hasSize(4);
        settle(ONE, other, rest(minute(5)));
        settle(ONE, interactionId("third"), unreachable(minute(5)));
        park(minute(1), "parked");
        scene.storage().close();
        Optional<Storage> again = source.reopen(scene.storage());
        assumeTrue(again.isPresent(), "this storage forgets all when it is closed");
        scene = new Scene(again.orElseThrow(), scene.tenant());
        assertThat(leased(ONE, minute(2))).isEmpty();
        assertThat(leased(TWO, minute(2))).containsExactly("third");
        assertThat(leased(TWO, minute(5))).containsExactly("other");
        assertThat(renew(ONE, minute(30), call, other, interactionId("third"))).containsExactly(call);
        assertThat(allParked()).containsExactly("parked");
    }
}
