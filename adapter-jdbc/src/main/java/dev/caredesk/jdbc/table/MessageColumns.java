package dev.caredesk.jdbc.table;

import dev.caredesk.TenantId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.jdbc.sql.RecordKey;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredMessage;
import java.sql.SQLException;
import java.util.List;

/** The columns of a message: read, inserted. */
public final class MessageColumns {
    public static final String SELECT =
            "m.id, COALESCE(m.interaction_key, m.interaction), m.at, m.call_state, m.failure, m.payload";

    public static final String INSERT =
            "INSERT INTO #message (tenant, id, interaction, interaction_key, at, commit_order, call_state, failure, payload)"
                    + " VALUES (?, ?, ?, ?, ?, @, ?, ?, ?)";

    private MessageColumns() {}

    public static StoredMessage read(ResultRow row) throws SQLException {
        return new StoredMessage(
                new MessageId(row.text()),
                InteractionId.ofKey(row.text()),
                row.instant(),
                row.optional(CallState::valueOf),
                row.optional(Payload::new),
                row.payload());
    }

    public static List<Object> insert(TenantId tenant, StoredMessage message, long order) {
        return List.of(
                tenant,
                message.id(),
                message.interaction(),
                RecordKey.whole(message.interaction()),
                message.at(),
                order,
                message.call(),
                message.failure(),
                message.payload());
    }
}
