package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.Samples.CHAT;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.payload;

import dev.caredesk.Cursor;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lanes of the channel of samples in few words, for their tests. */
abstract class LaneTheme extends InboxTheme {

    static final Duration MICROSECOND = Duration.ofNanos(1_000);

    static final ProcessId ONE = ProcessId.of("one");
    static final ProcessId TWO = ProcessId.of("two");
    static final ProcessId THREE = ProcessId.of("three");

    private static final Duration LEASE = Duration.ofMinutes(10);

    final InteractionId call = interactionId("call");

    LaneTheme(StorageSource source) {
        super(source);
    }

    /** Commits offers of these names, each with its first command, with a commit of its own. */
    void lanes(Instant at, String... names) {
        for (String name : names) {
            scene.given(at, changes -> changes.create(offer(name)).command(first(interactionId(name))));
        }
    }

    /** Returns the command with which {@link #lanes} begins a lane. */
    static StoredCommand first(InteractionId interaction) {
        return command("first", interaction);
    }

    /** Commits further commands of these ids for an interaction. */
    void commands(InteractionId interaction, String... ids) {
        scene.given(changes -> List.of(ids).forEach(id -> changes.command(command(id, interaction))));
    }

    void done(InteractionId interaction, String command) {
        scene.given(changes -> changes.commandDone(new CommandDone(interaction, CommandId.of(command))));
    }

    void park(Instant at, String... names) {
        for (String name : names) {
            scene.given(at, changes -> changes.parking(parking(interactionId(name))));
        }
    }

    void resume(Instant at, InteractionId interaction) {
        scene.given(at, changes -> changes.parking(new LaneParking(interaction, Optional.empty())));
    }

    static LaneParking parking(InteractionId interaction) {
        return new LaneParking(interaction, Optional.of(reason(interaction)));
    }

    static Payload reason(InteractionId interaction) {
        return payload("parked " + interaction.value());
    }

    /** Returns a wish for all lanes, for 10 minutes. */
    static LaneRequest wish(ProcessId process, Instant now) {
        return wish(process, now, Rows.MOST);
    }

    static LaneRequest wish(ProcessId process, Instant now, int lanes) {
        return new LaneRequest(process, CHAT, now, now.plus(LEASE), lanes, Rows.MOST);
    }

    LeasedLanes lease(LaneRequest request) {
        return scene.lanes().lease(scene.tenant(), request);
    }

    /** Leases all lanes that are free, for 10 minutes, and returns the values of their interactions' ids. */
    List<String> leased(ProcessId process, Instant now) {
        return names(lease(wish(process, now)).lanes());
    }

    static List<String> names(List<StoredLane> lanes) {
        return lanes.stream().map(lane -> lane.interaction().value()).toList();
    }

    Set<InteractionId> renew(ProcessId process, Instant until, InteractionId... lanes) {
        return scene.lanes().renew(scene.tenant(), process, List.of(lanes), until);
    }

    void settle(ProcessId process, LaneResult... results) {
        scene.lanes().settle(scene.tenant(), process, List.of(results));
    }

    /** Settles a lane of which nothing was confirmed, with a rest or without. */
    void settle(ProcessId process, InteractionId interaction, Optional<LaneRest> rest) {
        settle(process, new LaneResult(interaction, List.of(), rest));
    }

    /** Settles a lane of which these commands were confirmed, and that does not rest. */
    void confirm(ProcessId process, InteractionId interaction, String... commands) {
        settle(process, confirmed(interaction, Optional.empty(), commands));
    }

    static LaneResult confirmed(InteractionId interaction, Optional<LaneRest> rest, String... commands) {
        return new LaneResult(
                interaction, Stream.of(commands).map(CommandId::of).toList(), rest);
    }

    /** Returns a rest that all processes take. */
    static Optional<LaneRest> rest(Instant until) {
        return Optional.of(new LaneRest(1, T0, until, false));
    }

    /** Returns a rest that only those take which can't reach the interaction. */
    static Optional<LaneRest> unreachable(Instant until) {
        return Optional.of(new LaneRest(1, T0, until, true));
    }

    Rows<StoredLane> parked(Optional<Cursor> from, int size) {
        return scene.lanes().parked(scene.tenant(), from, size, Rows.MOST);
    }

    List<String> allParked() {
        return names(parked(Optional.empty(), Rows.MOST).items());
    }

    /** Returns the ids of a lane's commands; none where there is no lane. */
    List<String> waiting(InteractionId interaction) {
        return scene.lane(interaction).map(StoredLane::commands).stream()
                .flatMap(Collection::stream)
                .map(each -> each.id().value())
                .toList();
    }
}
