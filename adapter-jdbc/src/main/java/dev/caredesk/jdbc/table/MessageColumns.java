package dev.caredesk.jdbc.table;

import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.StoredMessage;
import java.sql.SQLException;
import java.util.List;

/** The columns of a message: read, inserted. */
public final class MessageColumns {
    public static final String SELECT = "m.id, m.activity, m.at, m.payload";

    public static final String INSERT =
            "INSERT INTO #message (tenant, id, activity, at, commit_order, payload) VALUES (?, ?, ?, ?, @, ?)";

    private MessageColumns() {}

    public static StoredMessage read(ResultRow row) throws SQLException {
        return new StoredMessage(new MessageId(row.text()), new ActivityId(row.text()), row.instant(), row.payload());
    }

    public static List<Object> insert(TenantId tenant, StoredMessage message, long order) {
        return List.of(tenant, message.id(), message.activity(), message.at(), order, message.payload());
    }
}
