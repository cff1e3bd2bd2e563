package dev.caredesk.jdbc;

import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Cursor;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.PostgresPlansTest.BoundedOperation;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.testkit.storage.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that is done with lanes, where there are many of each kind. */
final class LaneOperations {
    private static final int SIZE = 20;
    private static final Instant NOON = Instant.EPOCH.plusSeconds(1_000);
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final ProcessId HERE = ProcessId.of("here");
    private static final ProcessId THERE = ProcessId.of("there");
    private static final ChannelId CHAT = ChannelId.of("chat");
    private static final ChannelId OFFER = ChannelId.of("offer");
    private static final InteractionId LONG = InteractionId.of(ChannelId.of("call"), "long");

    /** Lanes are counted as far as it matters, of each of three states. */
    private static final long COUNTED = 3 * LeasedLanes.MOST;

    private LaneOperations() {}

    static Stream<BoundedOperation> reads() {
        return Stream.of(
                new BoundedOperation(
                        "lane",
                        on -> assertThat(lane(on, InteractionId.of(CHAT, "7"))).isPresent()),
                new BoundedOperation(
                        "long lane",
                        on -> assertThat(lane(on, LONG).orElseThrow().commands())
                                .hasSize(SIZE)),
                new BoundedOperation(
                        "no lane",
                        on -> assertThat(lane(on, InteractionId.of(CHAT, "none")))
                                .isEmpty()),
                new BoundedOperation("parked lanes", LaneOperations::parked));
    }

    private static Optional<StoredLane> lane(Scene on, InteractionId interaction) {
        return on.lanes().find(on.tenant(), interaction, SIZE);
    }

    private static void parked(Scene on) {
        Optional<Cursor> from = Optional.empty();
        for (int page = 0; page < 2; page++) {
            Rows<StoredLane> lanes = on.lanes().parked(on.tenant(), from, SIZE, SIZE);
            assertThat(lanes.items()).hasSize(SIZE);
            from = lanes.next();
        }
    }

    static Stream<BoundedOperation> writes() {
        return Stream.of(
                new BoundedOperation(
                                "lease", on -> assertThat(lease(on, HERE, CHAT)).isNotEmpty())
                        .within(COUNTED, COUNTED),
                new BoundedOperation("lease of a long lane", LaneOperations::leaseLong).within(COUNTED, COUNTED),
                new BoundedOperation("lease of none", LaneOperations::leaseNone).within(COUNTED, COUNTED),
                new BoundedOperation("renewal", LaneOperations::renew).within(COUNTED, COUNTED),
                new BoundedOperation("settlement", LaneOperations::settle).within(COUNTED, COUNTED),
                new BoundedOperation("further command", LaneOperations::comes),
                new BoundedOperation("refusal by a channel", LaneOperations::refused).within(COUNTED, COUNTED),
                new BoundedOperation("parking", LaneOperations::park),
                new BoundedOperation("lost lease", LaneOperations::lost));
    }

    private static List<StoredLane> lease(Scene on, ProcessId process, ChannelId channel) {
        LeasedLanes leased = on.lanes().lease(on.tenant(), new LaneRequest(process, channel, NOON, LATER, SIZE, SIZE));
        assertThat(leased.lanes())
                .allSatisfy(lane -> assertThat(lane.commands())
                        .extracting(first -> first.id().value())
                        .startsWith("first"));
        return leased.lanes();
    }

    private static void leaseLong(Scene on) {
        for (StoredLane lane : lease(on, HERE, LONG.channel())) {
            assertThat(lane.commands()).hasSize(SIZE);
            on.lanes().settle(on.tenant(), HERE, List.of(result(lane, List.of(), Optional.empty())));
        }
    }

    private static void leaseNone(Scene on) {
        LeasedLanes none = on.lanes().lease(on.tenant(), new LaneRequest(HERE, OFFER, NOON, LATER, SIZE, SIZE));
        assertThat(none).isEqualTo(new LeasedLanes(List.of(), LeasedLanes.MOST, 0, none.next()));
        assertThat(none.next()).hasValueSatisfying(next -> assertThat(next).isAfter(LATER));
    }

    private static Set<InteractionId> ids(List<StoredLane> lanes) {
        return Set.copyOf(lanes.stream().map(StoredLane::interaction).toList());
    }

    private static void renew(Scene on) {
        Set<InteractionId> lanes = ids(lease(on, HERE, CHAT));
        assertThat(on.lanes().renew(on.tenant(), HERE, lanes, LATER)).isEqualTo(lanes);
        assertThat(on.lanes().renew(on.tenant(), THERE, lanes, LATER)).isEmpty();
    }

    private static LaneResult result(StoredLane lane, List<CommandId> confirmed, Optional<LaneRest> rest) {
        return new LaneResult(lane.interaction(), confirmed, rest);
    }

    /** Lanes that are done, go on at once, rest for all, and rest for those who can't reach the interaction. */
    private static void settle(Scene on) {
        List<LaneResult> results = new ArrayList<>();
        for (StoredLane lane : lease(on, HERE, CHAT)) {
            switch (results.size() % 4) {
                case 0 -> results.add(result(lane, List.of(CommandId.of("first")), Optional.empty()));
                case 1 -> results.add(result(lane, List.of(), Optional.empty()));
                case 2 -> results.add(result(lane, List.of(), Optional.of(new LaneRest(1, NOON, LATER, false))));
                default -> results.add(result(lane, List.of(), Optional.of(new LaneRest(1, NOON, LATER, true))));
            }
        }
        on.lanes().settle(on.tenant(), HERE, results);
        assertThat(lane(on, results.get(0).interaction())).isEmpty();
        assertThat(lane(on, results.get(3).interaction()))
                .map(StoredLane::rest)
                .contains(results.get(3).rest());
    }

    private static void comes(Scene on) {
        on.given(changes -> changes.command(command("first", LONG)).command(command("again", LONG)));
    }

    private static void refused(Scene on) {
        StoredLane lane = lease(on, HERE, CHAT).get(0);
        on.given(changes -> changes.require(new Require.LaneLeased(lane.interaction(), HERE))
                .commandDone(new CommandDone(lane.interaction(), CommandId.of("first"))));
        assertThat(lane(on, lane.interaction())).isEmpty();
    }

    private static void park(Scene on) {
        InteractionId interaction = InteractionId.of(CHAT, "15000");
        on.given(changes -> changes.parking(new LaneParking(interaction, Optional.of(payload("out of reach")))));
        on.given(changes -> changes.require(new Require.LaneParked(interaction))
                .parking(new LaneParking(interaction, Optional.empty())));
    }

    private static void lost(Scene on) {
        Require other = new Require.LaneLeased(InteractionId.of(CHAT, "7"), HERE);
        assertThat(on.storage().commit(on.changes(changes -> changes.require(other))))
                .isInstanceOf(CommitResult.Refused.class);
    }
}
