package dev.caredesk.inmemory.table;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The commands of one interaction, in commit order, and what their lane is doing. */
final class Lane {

    private final InteractionId interaction;
    private final long began;
    private final Map<CommandId, StoredCommand> commands = new LinkedHashMap<>();
    private LaneState state;

    /**
     * A lane without commands.
     *
     * @param began the number of its beginning in the commit order
     */
    Lane(InteractionId interaction, long began, Instant due) {
        this.interaction = interaction;
        this.began = began;
        this.state = LaneState.dueSince(due);
    }

    InteractionId interaction() {
        return interaction;
    }

    ChannelId channel() {
        return interaction.channel();
    }

    Map<CommandId, StoredCommand> commands() {
        return commands;
    }

    LaneState state() {
        return state;
    }

    /** Replaces the state; the lane must be in no index meanwhile. */
    void become(LaneState next) {
        state = next;
    }

    boolean isParked() {
        return state.parking().isPresent();
    }

    /** Returns its place among those that have an instant: ties by the order in which they began. */
    TimelineKey at(Instant instant) {
        return new TimelineKey(instant, began);
    }

    StoredLane stored(int most) {
        return new StoredLane(
                interaction,
                commands.values().stream().limit(most).toList(),
                state.rest(),
                state.parking().map(LaneState.Parking::reason));
    }
}
