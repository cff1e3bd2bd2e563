package dev.caredesk.jdbc.table;

import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.RecordChange.RequestChange;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The columns of a request: read, inserted, changed. */
public final class RequestColumns {
    public static final String SELECT =
            "r.id, r.customer, r.version, r.created, r.updated, r.deadline, r.closed, r.payload";

    public static final String INSERT =
            "INSERT INTO #request (tenant, id, customer, version, created, created_order, updated, updated_order,"
                    + " deadline, closed, payload) VALUES (?, ?, ?, ?, ?, @, ?, @, ?, ?, ?)";

    /** The last update and the deadline are left to touches. */
    public static final String CHANGE = "version = ?, closed = COALESCE(CAST(? AS BIGINT), closed), payload = ?";

    /**
     * What a touch sets in row {@code r}, as {@link RequestTimes#touched} does. It has its instant many times; the deadline that it gives
     * comes computed.
     */
    public static final String TOUCH = "activities = activities + ?,"
            + " updated = CASE WHEN ? AND updated <= ? THEN ? ELSE updated END,"
            + " updated_order = CASE WHEN ? AND updated <= ? THEN @ ELSE updated_order END,"
            + " deadline = CASE WHEN EXISTS (SELECT 1 FROM #activity a"
            + " WHERE a.tenant = r.tenant AND a.request = r.id AND a.live) THEN CAST(? AS BIGINT)"
            + " WHEN deadline = ? THEN CASE WHEN updated > ? AND updated <= ? THEN updated + ? ELSE ? END"
            + " WHEN ? AND (updated <= ? OR updated > ?) THEN ? ELSE deadline END";

    private RequestColumns() {}

    public static StoredRequest read(ResultRow row) throws SQLException {
        return new StoredRequest(
                new RequestId(row.text()), new CustomerId(row.text()), row.version(), times(row), row.payload());
    }

    private static RequestTimes times(ResultRow row) throws SQLException {
        return new RequestTimes(row.instant(), row.instant(), row.instant(), row.optionalInstant());
    }

    public static List<Object> insert(TenantId tenant, StoredRequest request, long order) {
        RequestTimes times = request.times();
        return List.of(
                tenant,
                request.id(),
                request.customer(),
                request.version(),
                times.created(),
                order,
                times.updated(),
                order,
                times.deadline(),
                times.closed(),
                request.payload());
    }

    public static List<Object> change(RequestChange change) {
        return List.of(change.version(), change.closed(), change.payload());
    }

    /**
     * Returns the values of {@link #TOUCH}.
     *
     * @param at the ChangeSet's instant
     * @param joining the number of new activities in the request
     */
    public static List<Object> touch(Touch touch, Instant at, long order, long joining) {
        Instant ahead = at.plus(RequestTimes.AHEAD);
        Instant deadline = at.plus(touch.delay());
        boolean update = touch.update();
        return List.of(
                joining,
                update,
                at,
                at,
                update,
                at,
                order,
                RequestTimes.NEVER,
                RequestTimes.NEVER,
                at,
                ahead,
                touch.delay(),
                deadline,
                update,
                at,
                ahead,
                deadline);
    }
}
