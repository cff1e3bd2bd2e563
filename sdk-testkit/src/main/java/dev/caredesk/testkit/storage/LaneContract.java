package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredAgain;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.CHAT;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredLane;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lanes: the commands for each interaction, in their order, until they are done. */
abstract class LaneContract extends LaneTheme {

    private static final int MANY = 250;

    LaneContract(StorageSource source) {
        super(source);
    }

    private static StoredLane lane(InteractionId interaction, StoredCommand... commands) {
        return new StoredLane(interaction, List.of(commands), Optional.empty(), Optional.empty());
    }

    @Test
    @DisplayName("X5 · the commands of a lane are in commit order, whatever their ids and instants, so many at most")
    void inCommitOrder() {
        scene.given(offer("call"));
        scene.given(minute(2), changes -> changes.command(command("z", call)).command(command("a", call)));
        scene.given(minute(1), changes -> changes.command(command("m", call)));
        scene.given(minute(3), changes -> changes.command(command("b", call)));

        assertThat(scene.lane(call))
                .contains(lane(call, command("z", call), command("a", call), command("m", call), command("b", call)));
        assertThat(scene.lanes().find(scene.tenant(), call, 2))
                .contains(lane(call, command("z", call), command("a", call)));
        assertThat(lease(new LaneRequest(ONE, CHAT, minute(4), minute(5), 1, 3)).lanes())
                .containsExactly(lane(call, command("z", call), command("a", call), command("m", call)));
    }

    @Test
    @DisplayName("X5 · a lane can have more commands than a read returns; those that follow come when these are done")
    void manyCommands() {
        scene.given(offer("call"));
        scene.given(changes -> IntStream.range(0, MANY).forEach(i -> changes.command(command("k" + i, call))));
        List<String> all = IntStream.range(0, MANY).mapToObj(i -> "k" + i).toList();
        assertThat(lease(wish(ONE, minute(1))).lanes())
                .singleElement()
                .satisfies(lane -> assertThat(lane.commands()).hasSize(Rows.MOST));
        confirm(ONE, call, all.subList(0, Rows.MOST).toArray(String[]::new));
        assertThat(lease(wish(ONE, minute(1))).lanes())
                .singleElement()
                .satisfies(lane -> assertThat(lane.commands())
                        .extracting(each -> each.id().value())
                        .isEqualTo(all.subList(Rows.MOST, MANY)));
    }

    @Test
    @DisplayName("X5 · a command that waits in its lane already does nothing: it keeps its place and its payload")
    void commandAgain() {
        lanes(T0, "call");
        commands(call, "second");
        scene.given(changes -> changes.command(new StoredCommand(first(call).id(), call, payload("something else")))
                .command(command("third", call)));
        assertThat(scene.lane(call)).contains(lane(call, first(call), command("second", call), command("third", call)));
    }

    @Test
    @DisplayName("X5 · a command that is done is forgotten: under its id one can come again, at the end of the lane")
    void doneCommandAgain() {
        lanes(T0, "call");
        commands(call, "second");
        done(call, "first");
        StoredCommand again = new StoredCommand(first(call).id(), call, payload("again"));
        scene.given(changes -> changes.command(again));
        assertThat(scene.lane(call)).contains(lane(call, command("second", call), again));
    }

    @Test
    @DisplayName("X5 · a commit ends a command of its own lane, once; whatever is ended twice, or is not there, stays")
    void doneByCommit() {
        lanes(T0, "call", "other");
        commands(call, "second", "third");
        done(call, "second");
        assertThat(waiting(call)).containsExactly("first", "third");
        done(call, "second");
        done(interactionId("other"), "third");
        done(interactionId("nobody"), "first");
        assertThat(waiting(call)).containsExactly("first", "third");
        assertThat(waiting(interactionId("other"))).containsExactly("first");
    }

    @Test
    @DisplayName("X5 · of one commit the commands take effect first, then the ends of commands, then the parkings")
    void inOneCommit() {
        scene.given(offer("call"), offer("other"));
        InteractionId other = interactionId("other");
        scene.given(changes -> changes.parking(parking(call))
                .parking(parking(other))
                .commandDone(new CommandDone(other, first(other).id()))
                .command(first(call))
                .command(command("k", other))
                .commandDone(new CommandDone(other, CommandId.of("k"))));
        assertThat(scene.lane(call))
                .contains(new StoredLane(call, List.of(first(call)), Optional.empty(), Optional.of(reason(call))));
        assertThat(scene.lane(other)).isEmpty();
    }

    @Test
    @DisplayName("X5 · a lane is gone with its last command, by a commit or confirmed; one that begins again is fresh")
    void beginsAgain() {
        for (boolean byCommit : List.of(true, false)) {
            String name = "by commit " + byCommit;
            InteractionId id = interactionId(name);
            lanes(T0, name);
            assertThat(leased(ONE, minute(1))).containsExactly(name);
            settle(ONE, id, rest(minute(50)));
            assertThat(leased(TWO, minute(50))).containsExactly(name);
            if (byCommit) {
                done(id, "first");
            } else {
                confirm(TWO, id, "first");
            }
            assertGone(id);
            commands(id, "new");
            assertThat(scene.lane(id)).contains(lane(id, command("new", id)));
            assertThat(renew(TWO, minute(99), id)).isEmpty();
            assertThat(leased(ONE, minute(2))).containsExactly(name);
            confirm(ONE, id, "new");
        }
    }

    private void assertGone(InteractionId id) {
        assertThat(scene.lane(id)).isEmpty();
        LeasedLanes none = lease(wish(THREE, minute(1)));
        assertThat(none.lanes()).isEmpty();
        assertThat(renew(TWO, minute(99), id)).isEmpty();
    }

    @Test
    @DisplayName(
            "X5 · one that could not reach the interaction of a lane that is gone can have the one that begins again")
    void beginsAgainForAll() {
        lanes(T0, "call");
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        settle(ONE, confirmed(call, unreachable(minute(50)), "first"));
        assertThat(scene.lane(call)).isEmpty();
        commands(call, "new");
        assertThat(leased(ONE, minute(2))).containsExactly("call");
    }

    @Test
    @DisplayName("X5 · a command whose interaction is neither stored nor created is refused as missing")
    void needsItsInteraction() {
        scene.given(offer("other"));
        Refused missing = new Refused(List.of(new Broken.Missing(call)));
        assertThat(scene.commit(changes -> changes.command(first(call)))).isEqualTo(missing);
        assertThat(scene.commit(changes -> changes.command(command("k", interactionId("other")))
                        .command(first(call))
                        .create(offer("another"))))
                .isEqualTo(missing);
        assertThat(scene.lane(interactionId("other"))).isEmpty();
        assertThat(lease(wish(ONE, minute(1)))).isEqualTo(new LeasedLanes(List.of(), 0, 0, Optional.empty()));
        scene.given(changes -> changes.command(first(call)).create(offer("call")));
        assertThat(waiting(call)).containsExactly("first");
    }

    @Test
    @DisplayName("X5 · a lane stays as it is through all states of its interaction, and raises no version of it")
    void staysThroughAllStates() {
        StoredInteraction early = early("call", T0);
        StoredInteraction offered = offeredAgain(early, minute(1));
        StoredInteraction hidden = rejected(offered, JON);
        StoredInteraction missed = missed(hidden, minute(2));
        scene.given(changes -> changes.create(early).command(first(call)));
        for (StoredInteraction next : List.of(offered, hidden, missed, taken(missed, ActivityId.of("talk"), MARA))) {
            changed(next);
            commands(call, "in version " + next.version().number());
            assertThat(scene.interaction(call)).isEqualTo(next);
        }
        assertThat(waiting(call))
                .containsExactly("first", "in version 2", "in version 3", "in version 4", "in version 5");
    }

    @Test
    @DisplayName("X5 · what becomes of a lane is no entry of the journal, and no new version of its interaction")
    void noJournal() {
        lanes(T0, "call", "other", "done");
        assertThat(leased(ONE, minute(1))).hasSize(3);
        assertThat(renew(ONE, minute(30), call)).hasSize(1);
        settle(ONE, call, rest(minute(40)));
        confirm(ONE, interactionId("other"));
        confirm(ONE, interactionId("done"), "first");
        park(minute(2), "call");
        resume(minute(3), call);
        assertThat(scene.wholeJournal()).isEmpty();
        assertThat(scene.interaction(call)).isEqualTo(offer("call"));
        assertThat(change(taken(offer("call"), ActivityId.of("talk"), MARA))).isInstanceOf(Committed.class);
    }

    @Test
    @DisplayName("X5 · a lane is found whether it waits, rests, is leased or parked; there is none without commands")
    void found() {
        lanes(T0, "call");
        StoredLane waiting = lane(call, first(call));
        assertThat(scene.lane(call)).contains(waiting);
        assertThat(leased(ONE, minute(1))).containsExactly("call");
        assertThat(scene.lane(call)).contains(waiting);
        settle(ONE, call, rest(minute(9)));
        StoredLane resting = new StoredLane(call, List.of(first(call)), rest(minute(9)), Optional.empty());
        assertThat(scene.lane(call)).contains(resting);
        park(minute(2), "call");
        assertThat(scene.lane(call)).map(StoredLane::parked).contains(Optional.of(reason(call)));
        scene.given(offer("silent"));
        assertThat(scene.lane(interactionId("silent"))).isEmpty();
        assertThat(scene.lane(interactionId("nobody"))).isEmpty();
    }

    @Test
    @DisplayName("X5 · lanes are of one interaction, also where ids are alike, and each has commands of its own")
    void ofOneInteraction() {
        List<InteractionId> ids = confusableIds();
        scene.given(changes -> ids.forEach(id -> changes.create(offer(id, T0))));
        for (int i = 0; i < ids.size(); i++) {
            commands(ids.get(i), "same", "of " + i);
        }
        for (int i = 0; i < ids.size(); i++) {
            assertThat(waiting(ids.get(i))).containsExactly("same", "of " + i);
            done(ids.get(i), "of " + i);
            assertThat(waiting(ids.get(i))).containsExactly("same");
        }
        for (InteractionId id : ids) {
            scene.given(changes -> changes.parking(parking(id)));
            assertThat(parked(Optional.empty(), 1).items()).containsExactly(parkedLane(id));
            done(id, "same");
            assertThat(scene.lane(id)).isEmpty();
        }
    }

    private static StoredLane parkedLane(InteractionId id) {
        return new StoredLane(id, List.of(command("same", id)), Optional.empty(), Optional.of(reason(id)));
    }

    @Test
    @DisplayName("D8 · a forgotten interaction takes its lane with it, be it leased, resting or parked, and no other")
    void goneWithItsInteraction() {
        lanes(T0, "waiting", "leased", "resting", "parked", "stays");
        assertThat(lease(wish(ONE, minute(1))).lanes()).hasSize(5);
        confirm(ONE, interactionId("waiting"));
        settle(ONE, interactionId("resting"), rest(minute(5)));
        settle(ONE, interactionId("stays"), rest(minute(5)));
        park(minute(1), "parked");
        List<String> gone = List.of("waiting", "leased", "resting", "parked");
        gone.forEach(name -> changed(missed(offer(name), T0)));
        assertThat(forget(minute(1), 9)).isEqualTo(4);
        gone.forEach(name -> assertThat(scene.lane(interactionId(name))).isEmpty());
        assertThat(allParked()).isEmpty();
        assertThat(renew(ONE, minute(99), interactionId("leased"))).isEmpty();
        assertThat(waiting(interactionId("stays"))).containsExactly("first");
        LeasedLanes rest = lease(wish(TWO, minute(60)));
        assertThat(names(rest.lanes())).containsExactly("stays");
        assertThat(rest.waiting()).isEqualTo(1);
        assertThat(rest.parked()).isZero();
        gone.forEach(name -> scene.given(offer(name)));
        gone.forEach(name -> assertThat(scene.lane(interactionId(name))).isEmpty());
    }

    @Test
    @DisplayName("L6 · a lane is found with 1 to 200 commands; any other number is a wrong call")
    void sizes() {
        lanes(T0, "call");
        for (int size : new int[] {-1, 0, Rows.MOST + 1}) {
            assertThatThrownBy(() -> scene.lanes().find(scene.tenant(), call, size))
                    .isInstanceOf(WrongCallException.class);
            assertThatThrownBy(() -> scene.lanes().parked(scene.tenant(), Optional.empty(), size, 1))
                    .isInstanceOf(WrongCallException.class);
            assertThatThrownBy(() -> scene.lanes().parked(scene.tenant(), Optional.empty(), 1, size))
                    .isInstanceOf(WrongCallException.class);
        }
    }
}
