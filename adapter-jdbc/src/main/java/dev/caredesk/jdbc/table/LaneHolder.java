package dev.caredesk.jdbc.table;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.ProcessId;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a ChangeSet may rely on of a lane.
 *
 * @param owner the process that has a lease on it, whether or not its time is over
 */
public record LaneHolder(InteractionId interaction, Optional<ProcessId> owner, boolean parked) {
    public static final String SELECT =
            "COALESCE(l.interaction_key, l.interaction), l.owner, l.state = " + LaneColumns.PARKED;

    public static LaneHolder read(ResultRow row) throws SQLException {
        return new LaneHolder(InteractionId.ofKey(row.text()), row.optional(ProcessId::new), row.flag());
    }
}
