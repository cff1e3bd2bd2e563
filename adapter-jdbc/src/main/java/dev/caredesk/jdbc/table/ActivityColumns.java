package dev.caredesk.jdbc.table;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.jdbc.sql.Microseconds;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.RecordChange.ActivityChange;
import dev.caredesk.spi.storage.StoredActivity;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The columns of an activity: read, inserted, changed. */
public final class ActivityColumns {
    public static final String SELECT =
            "a.id, a.version, a.customer, a.request, a.media, a.agent, a.started, a.engagement,"
                    + " a.ended, a.end_reason, a.failure, a.payload";

    public static final String INSERT =
            "INSERT INTO #activity (tenant, id, version, customer, request, media, conversation, agent, started,"
                    + " commit_order, engagement, ended, end_reason, failure, payload)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, @, ?, ?, ?, ?, ?)";

    /** The end, the engagement and the failure are facts, written apart. */
    public static final String CHANGE = "version = ?, customer = ?, request = ?, payload = ?";

    private ActivityColumns() {}

    public static StoredActivity read(ResultRow row) throws SQLException {
        return new StoredActivity(
                new ActivityId(row.text()),
                row.version(),
                row.optional(CustomerId::new),
                row.optional(RequestId::new),
                row.name(MediaType.class),
                new AgentId(row.text()),
                row.instant(),
                row.optional(EngagementId::new),
                end(row),
                row.optional(Payload::new),
                row.payload());
    }

    private static Optional<End> end(ResultRow row) throws SQLException {
        Optional<Long> at = row.optionalNumber();
        Optional<EndReason> reason = row.optional(EndReason::valueOf);
        return at.flatMap(micros -> reason.map(why -> new End(Microseconds.instant(micros), why)));
    }

    public static List<Object> insert(TenantId tenant, StoredActivity activity, long order) {
        return List.of(
                tenant,
                activity.id(),
                activity.version(),
                activity.customer(),
                activity.request(),
                activity.media(),
                activity.media().isConversation(),
                activity.agent(),
                activity.started(),
                order,
                activity.engagement(),
                activity.end().map(End::at),
                activity.end().map(End::reason),
                activity.failure(),
                activity.payload());
    }

    public static List<Object> change(ActivityChange change) {
        return List.of(change.version(), change.customer(), change.request(), change.payload());
    }
}
