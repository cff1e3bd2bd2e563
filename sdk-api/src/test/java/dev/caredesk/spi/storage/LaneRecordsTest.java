package dev.caredesk.spi.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.spi.channel.CommandId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("records of lanes and failures")
class LaneRecordsTest {

    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    private static final ChannelId CHAT = ChannelId.of("chat");
    private static final InteractionId CALL = InteractionId.of(CHAT, "call");
    private static final ProcessId PROCESS = ProcessId.of("process");

    private static LaneRequest request(int lanes, int commands) {
        return new LaneRequest(PROCESS, CHAT, T0, T0, lanes, commands);
    }

    @Test
    @DisplayName("X5 · a request is for 1 to 200 lanes and as many commands of each; any other number is a wrong call")
    void sizes() {
        assertThat(request(1, Rows.MOST).lanes()).isEqualTo(1);
        assertThat(request(Rows.MOST, 1).commands()).isEqualTo(1);
        for (int size : new int[] {Integer.MIN_VALUE, 0, Rows.MOST + 1}) {
            assertThatThrownBy(() -> request(size, 1)).isInstanceOf(WrongCallException.class);
            assertThatThrownBy(() -> request(1, size)).isInstanceOf(WrongCallException.class);
        }
    }

    @Test
    @DisplayName("X5 · a rest follows at least one failure")
    void failures() {
        assertThat(new LaneRest(1, T0, T0, false).failures()).isEqualTo(1);
        assertThatThrownBy(() -> new LaneRest(0, T0, T0, true))
                .isInstanceOf(WrongCallException.class)
                .hasMessage("failures of a lane must be at least 1, was 0");
    }

    @Test
    @DisplayName("X5 · lists are copied on the way in")
    void copies() {
        List<CommandId> confirmed = new ArrayList<>(List.of(CommandId.of("k")));
        List<StoredCommand> commands =
                new ArrayList<>(List.of(new StoredCommand(CommandId.of("k"), CALL, Payload.EMPTY)));
        LaneResult result = new LaneResult(CALL, confirmed, Optional.empty());
        StoredLane lane = new StoredLane(CALL, commands, Optional.empty(), Optional.empty());
        List<StoredLane> lanes = new ArrayList<>(List.of(lane));
        LeasedLanes leased = new LeasedLanes(lanes, 1, 0, Optional.empty());
        confirmed.clear();
        commands.clear();
        lanes.clear();
        assertThat(result.confirmed()).hasSize(1);
        assertThat(lane.commands()).hasSize(1);
        assertThat(leased.lanes()).containsExactly(lane);
    }

    @Test
    @DisplayName("M4 · a failure is of an activity or a message; of any other record it is a wrong call")
    void failing() {
        for (RecordType type : EnumSet.complementOf(EnumSet.of(RecordType.UNKNOWN))) {
            RecordId id = RecordId.of(type, type == RecordType.INTERACTION ? CALL.key() : "id");
            if (id instanceof ActivityId || id instanceof MessageId) {
                assertThat(new FailureWrite(id, Optional.empty()).record()).isEqualTo(id);
            } else {
                assertThatThrownBy(() -> new FailureWrite(id, Optional.of(Payload.EMPTY)))
                        .isInstanceOf(WrongCallException.class)
                        .hasMessage("failure must be of an activity or a message, was of a " + type);
            }
        }
    }

    @Test
    @DisplayName("X5 · conditions on a lane are about its interaction")
    void conditions() {
        assertThat(new Require.LaneLeased(CALL, PROCESS).record()).isEqualTo(CALL);
        assertThat(new Require.LaneParked(CALL).record()).isEqualTo(CALL);
    }
}
