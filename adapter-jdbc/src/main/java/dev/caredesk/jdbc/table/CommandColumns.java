package dev.caredesk.jdbc.table;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.sql.RecordKey;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of a command, read, and the way of commands into their lanes. */
public final class CommandColumns {
    public static final String SELECT = "k.interaction, k.id, k.payload";

    /** The first commands of a lane, in commit order; the lane is named in front of it. */
    public static final String FIRST = " ORDER BY k.tenant, k.interaction, k.commit_order LIMIT ?";

    private CommandColumns() {}

    /** A command, with the key of its lane. */
    public record CommandRow(String lane, CommandId id, Payload payload) {

        private StoredCommand in(InteractionId interaction) {
            return new StoredCommand(id, interaction, payload);
        }
    }

    public static CommandRow read(ResultRow row) throws SQLException {
        return new CommandRow(row.text(), CommandId.of(row.text()), row.payload());
    }

    /** Returns the lanes with the commands of each, which keep their order. */
    public static List<StoredLane> inLanes(List<StoredLane> lanes, List<CommandRow> commands) {
        Map<String, List<CommandRow>> byLane = commands.stream().collect(Collectors.groupingBy(CommandRow::lane));
        return lanes.stream()
                .map(lane -> new StoredLane(
                        lane.interaction(),
                        byLane.getOrDefault(RecordKey.of(lane.interaction()), List.of()).stream()
                                .map(command -> command.in(lane.interaction()))
                                .toList(),
                        lane.rest(),
                        lane.parked()))
                .toList();
    }
}
