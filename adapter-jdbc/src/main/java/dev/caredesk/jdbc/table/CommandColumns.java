package dev.caredesk.jdbc.table;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.StoredCommand;
import java.sql.SQLException;

/** The columns of a command, read. */
public final class CommandColumns {
    public static final String SELECT = "k.id, k.channel, k.activity, k.payload";

    private CommandColumns() {}

    public static StoredCommand read(ResultRow row) throws SQLException {
        return new StoredCommand(
                CommandId.of(row.text()), new ChannelId(row.text()), new ActivityId(row.text()), row.payload());
    }
}
