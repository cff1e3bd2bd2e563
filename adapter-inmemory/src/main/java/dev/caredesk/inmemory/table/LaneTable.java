package dev.caredesk.inmemory.table;

import dev.caredesk.Cursor;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.inmemory.index.Timeline;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lanes of a tenant: by channel those that can be leased, and the parked ones in the order in which they were parked (X5). */
public final class LaneTable {

    private final Map<InteractionId, Lane> lanes = new HashMap<>();
    private final Map<ChannelId, ChannelLanes> byChannel = new HashMap<>();
    private final Timeline<Lane> parked = new Timeline<>();

    private Optional<Lane> find(InteractionId interaction) {
        return Optional.ofNullable(lanes.get(interaction));
    }

    public Optional<StoredLane> find(InteractionId interaction, int commands) {
        return find(interaction).map(lane -> lane.stored(commands));
    }

    /** Returns the process that has a lease on a lane, whether or not its time is over. */
    public Optional<ProcessId> leaseOf(InteractionId interaction) {
        return find(interaction).flatMap(lane -> lane.state().lease()).map(LaneState.Lease::process);
    }

    public boolean isParked(InteractionId interaction) {
        return find(interaction).filter(Lane::isParked).isPresent();
    }

    /** Adds a command to the end of its lane, which begins if there is none; one that waits there already stays where it is. */
    public void add(StoredCommand command, Instant at, long order) {
        Lane lane = lanes.computeIfAbsent(command.interaction(), interaction -> {
            Lane begun = new Lane(interaction, order, at);
            index(begun);
            return begun;
        });
        lane.commands().putIfAbsent(command.id(), command);
    }

    /** Ends a command; the lane goes with its last. */
    public void complete(InteractionId interaction, CommandId command) {
        find(interaction).ifPresent(lane -> {
            lane.commands().remove(command);
            if (lane.commands().isEmpty()) {
                remove(interaction);
            }
        });
    }

    /** Removes a lane with all its commands. */
    public void remove(InteractionId interaction) {
        Optional.ofNullable(lanes.remove(interaction)).ifPresent(this::unindex);
    }

    /** Parks a lane, or lets a parked one go on. Parked lanes are in commit order, whatever the clock does. */
    public void park(LaneParking parking, Instant at, long order) {
        find(parking.interaction())
                .ifPresent(lane -> parking.reason()
                        .ifPresentOrElse(
                                reason -> change(
                                        lane, lane.state().parked(reason, new TimelineKey(Instant.EPOCH, order))),
                                () -> resume(lane, at)));
    }

    /** One that is not parked keeps its lease and its rest. */
    private void resume(Lane lane, Instant at) {
        if (lane.isParked()) {
            change(lane, LaneState.dueSince(at));
        }
    }

    /** Gives a process the lanes that it can have. */
    public LeasedLanes lease(LaneRequest request) {
        ChannelLanes channel = byChannel.getOrDefault(request.channel(), new ChannelLanes());
        List<Lane> free = channel.free(request);
        Optional<Instant> next = free.size() > request.lanes()
                ? Optional.of(request.now())
                : channel.next(request.process(), request.now());
        List<Lane> taken = free.subList(0, Math.min(request.lanes(), free.size()));
        LeasedLanes answer = new LeasedLanes(
                taken.stream().map(lane -> lane.stored(request.commands())).toList(),
                Math.min(channel.waiting(), LeasedLanes.MOST),
                Math.min(channel.parked(), LeasedLanes.MOST),
                next);
        taken.forEach(lane -> change(lane, lane.state().leased(request)));
        return answer;
    }

    /** Moves the end of a process's leases, and returns those that it still has. */
    public Set<InteractionId> renew(ProcessId process, Collection<InteractionId> interactions, Instant until) {
        Set<InteractionId> renewed = new LinkedHashSet<>();
        interactions.forEach(interaction -> leasedBy(process, interaction).ifPresent(lane -> {
            change(lane, lane.state().renewed(process, until));
            renewed.add(interaction);
        }));
        return Set.copyOf(renewed);
    }

    /** Ends a process's lease, if it still has it, and in any case the commands that were confirmed. */
    public void settle(ProcessId process, LaneResult result) {
        result.confirmed().forEach(command -> complete(result.interaction(), command));
        leasedBy(process, result.interaction())
                .ifPresent(lane -> change(lane, lane.state().settled(process, result.rest())));
    }

    private Optional<Lane> leasedBy(ProcessId process, InteractionId interaction) {
        return find(interaction).filter(lane -> lane.state().isLeasedBy(process));
    }

    public Rows<StoredLane> parked(Optional<Cursor> from, int size, int commands) {
        return parked.oldestFirst(from, size, lane -> lane.stored(commands));
    }

    private void change(Lane lane, LaneState next) {
        unindex(lane);
        lane.become(next);
        index(lane);
    }

    private void index(Lane lane) {
        byChannel.computeIfAbsent(lane.channel(), channel -> new ChannelLanes()).add(lane);
        lane.state().parking().ifPresent(parking -> parked.put(parking.place(), lane));
    }

    private void unindex(Lane lane) {
        byChannel.computeIfPresent(lane.channel(), (channel, lanesOfIt) -> {
            lanesOfIt.remove(lane);
            return lanesOfIt.isEmpty() ? null : lanesOfIt;
        });
        lane.state().parking().ifPresent(parking -> parked.remove(parking.place()));
    }
}
