package dev.caredesk.jdbc.table;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.Claim;
import java.sql.SQLException;

/** The columns of a claim, read. */
public final class ClaimColumns {
    public static final String SELECT = "l.kind, l.text, l.holder_type, l.holder, l.agent";

    private ClaimColumns() {}

    public static Claim read(ResultRow row) throws SQLException {
        return new Claim(
                new Claim.Key(row.name(Claim.Kind.class), row.text()),
                RecordId.of(row.name(RecordType.class), row.text()),
                new AgentId(row.text()));
    }
}
