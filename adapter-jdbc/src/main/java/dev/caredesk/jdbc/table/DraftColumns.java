package dev.caredesk.jdbc.table;

import dev.caredesk.AgentId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.StoredDraft;
import java.sql.SQLException;

/** The columns of a draft, read. */
public final class DraftColumns {
    public static final String SELECT = "d.engagement, d.desk, d.customer, d.opened, d.revision, d.payload";

    private DraftColumns() {}

    public static StoredDraft read(ResultRow row) throws SQLException {
        return new StoredDraft(
                new EngagementId(row.text()),
                new AgentId(row.text()),
                row.optional(CustomerId::new),
                row.instant(),
                row.number(),
                row.payload());
    }
}
