package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rests of lanes after failures: for all processes, or for those that can't reach the interaction. */
abstract class LaneRestContract extends LaneTheme {

    LaneRestContract(StorageSource source) {
        super(source);
    }

    /** Leases the one lane for a process, and settles it. */
    private void passes(ProcessId process, Instant now, Optional<LaneRest> rest) {
        assertThat(leased(process, now)).as("lanes for " + process).containsExactly("call");
        settle(process, call, rest);
    }

    private void assertFree(Instant now, ProcessId... processes) {
        for (ProcessId each : processes) {
            assertThat(leased(each, now)).as("lanes for " + each).containsExactly("call");
            // It becomes free again at once, and the rest is as before.
            assertThat(renew(each, now, call)).containsExactly(call);
        }
    }

    private void assertWaits(Instant now, ProcessId... processes) {
        for (ProcessId each : processes) {
            assertThat(leased(each, now)).as("lanes for " + each).isEmpty();
        }
    }

    @Test
    @DisplayName("X5 · a lane that rests is leased to no process before its instant, and to each one from then on")
    void restsForAll() {
        for (ProcessId next : List.of(ONE, TWO)) {
            String name = "for " + next;
            lanes(T0, name);
            assertThat(leased(ONE, minute(1))).containsExactly(name);
            settle(ONE, interactionId(name), rest(minute(5)));
            assertWaits(minute(5).minus(MICROSECOND), ONE, TWO);
            assertThat(leased(next, minute(5))).containsExactly(name);
            confirm(next, interactionId(name), "first");
        }
    }

    @Test
    @DisplayName("X5 · a rest comes back as it was told, to the microsecond, until what follows is done")
    void comesBack() {
        lanes(T0, "call");
        commands(call, "second");
        LaneRest first = new LaneRest(1, minute(1), minute(2).plus(MICROSECOND), false);
        LaneRest third = new LaneRest(3, minute(1).plus(MICROSECOND), minute(4), true);
        Instant now = minute(1);
        for (LaneRest rest : List.of(first, third)) {
            passes(ONE, now, Optional.of(rest));
            assertThat(scene.lane(call)).map(StoredLane::rest).contains(Optional.of(rest));
            now = rest.until();
        }
        StoredLane lane = lease(wish(TWO, minute(9))).lanes().get(0);
        assertThat(lane.rest()).contains(third);
        settle(TWO, confirmed(call, Optional.of(first), "first"));
        assertThat(scene.lane(call))
                .contains(new StoredLane(call, List.of(command("second", call)), Optional.of(first), Optional.empty()));
        passes(TWO, minute(9), Optional.empty());
        assertThat(scene.lane(call)).map(StoredLane::rest).contains(Optional.empty());
    }

    @Test
    @DisplayName("X5 · commands that come to a resting lane wait in it")
    void commandsMeanwhile() {
        lanes(T0, "call");
        passes(ONE, minute(1), rest(minute(5)));
        scene.given(minute(2), changes -> changes.command(command("second", call)));
        done(call, "first");
        assertWaits(minute(4), ONE, TWO);
        assertThat(scene.lane(call))
                .contains(new StoredLane(call, List.of(command("second", call)), rest(minute(5)), Optional.empty()));
        assertThat(leased(TWO, minute(5))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · a lane whose interaction one process could not reach is free for the others at once, not for it")
    void othersMay() {
        lanes(T0, "call");
        passes(ONE, minute(1), unreachable(minute(5)));
        assertThat(scene.lane(call)).map(StoredLane::rest).contains(unreachable(minute(5)));
        assertWaits(minute(5).minus(MICROSECOND), ONE);
        assertThat(leased(TWO, minute(1))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · that one interaction could not be reached concerns no other lane of the same process")
    void othersOfSameProcess() {
        InteractionId other = interactionId("other");
        lanes(T0, "call", "other");
        assertThat(leased(ONE, minute(1))).containsExactly("call", "other");
        settle(ONE, call, unreachable(minute(5)));
        assertThat(leased(TWO, minute(1))).containsExactly("call");
        assertThat(renew(ONE, minute(3), other)).containsExactly(other);
        assertThat(scene.lane(other)).map(StoredLane::rest).contains(Optional.empty());
        settle(ONE, other, Optional.empty());
        assertThat(leased(ONE, minute(3))).containsExactly("other");
    }

    @Test
    @DisplayName("X5 · a process that could not reach the interaction gets the lane when the rest is over")
    void restEndsForIt() {
        lanes(T0, "call");
        passes(ONE, minute(1), unreachable(minute(5)));
        assertFree(minute(5), ONE, TWO);
    }

    @Test
    @DisplayName("X5 · each process that could not reach the interaction waits, until the end of the last rest")
    void severalCant() {
        lanes(T0, "call");
        passes(ONE, minute(1), unreachable(minute(5)));
        passes(TWO, minute(2), unreachable(minute(8)));
        assertWaits(minute(8).minus(MICROSECOND), ONE, TWO);
        assertThat(leased(THREE, minute(3))).containsExactly("call");
        assertThat(renew(THREE, minute(4), call)).containsExactly(call);
        assertWaits(minute(7), ONE, TWO);
        assertFree(minute(8), ONE, TWO);
    }

    @Test
    @DisplayName("X5 · who could not reach the interaction waits on while another one has a lease, and after that")
    void waitsBesideALease() {
        lanes(T0, "call");
        passes(ONE, minute(1), unreachable(minute(20)));
        assertThat(leased(TWO, minute(2))).containsExactly("call");
        assertWaits(minute(12), ONE);
        assertThat(leased(THREE, minute(12))).containsExactly("call");
        // The lease is longer than the rest.
        assertWaits(minute(21), ONE);
        assertThat(leased(ONE, minute(22))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · who could not reach the interaction is forgotten with the end of the rest")
    void forgottenAtTheEnd() {
        lanes(T0, "call");
        passes(ONE, minute(1), unreachable(minute(5)));
        passes(TWO, minute(5), unreachable(minute(9)));
        assertWaits(minute(6), TWO);
        assertThat(leased(ONE, minute(6))).containsExactly("call");
    }

    @Test
    @DisplayName(
            "X5 · a rest for all ends that of those that could not reach the interaction, and begins for the others")
    void restForAllAfterwards() {
        lanes(T0, "call");
        passes(ONE, minute(1), unreachable(minute(30)));
        passes(TWO, minute(2), rest(minute(5)));
        assertWaits(minute(4), ONE, TWO, THREE);
        passes(TWO, minute(5), unreachable(minute(40)));
        assertThat(leased(ONE, minute(6))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · a lane that does not rest any more is free for those that could not reach the interaction")
    void noRestAfterwards() {
        lanes(T0, "call");
        commands(call, "second");
        passes(ONE, minute(1), unreachable(minute(30)));
        assertThat(leased(TWO, minute(2))).containsExactly("call");
        confirm(TWO, call, "first");
        passes(ONE, minute(3), Optional.empty());
        passes(TWO, minute(3), unreachable(minute(40)));
        assertThat(leased(ONE, minute(4))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · a lane that a process can't have hides none that it can have")
    void hidesNone() {
        lanes(T0, "call", "resting", "leased", "parked");
        lanes(minute(1), "later");
        assertThat(names(lease(wish(ONE, minute(1), 4)).lanes()))
                .containsExactly("call", "resting", "leased", "parked");
        settle(ONE, call, unreachable(minute(30)));
        settle(ONE, interactionId("resting"), rest(minute(30)));
        park(minute(1), "parked");
        LeasedLanes one = lease(wish(ONE, minute(2), 1));
        assertThat(names(one.lanes())).containsExactly("later");
        assertThat(one.waiting()).isEqualTo(4);
    }

    @Test
    @DisplayName(
            "X5 · the next instant for one that can't reach an interaction is the end of the rest; for others at once")
    void next() {
        lanes(T0, "call", "other");
        assertThat(names(lease(wish(ONE, minute(1), 1)).lanes())).containsExactly("call");
        settle(ONE, call, unreachable(minute(5)));
        LeasedLanes rest = lease(wish(ONE, minute(2)));
        assertThat(names(rest.lanes())).containsExactly("other");
        assertThat(rest.next()).hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(minute(5)));
        confirm(ONE, interactionId("other"));
        LeasedLanes first = lease(wish(TWO, minute(2), 1));
        assertThat(first.lanes()).hasSize(1);
        assertThat(first.next()).hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(minute(2)));
    }
}
