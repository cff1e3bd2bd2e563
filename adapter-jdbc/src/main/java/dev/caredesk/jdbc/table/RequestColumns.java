package dev.caredesk.jdbc.table;

import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.StoredRequest;
import java.sql.SQLException;
import java.util.List;

/** The columns of a request: read, inserted, changed. */
public final class RequestColumns {
    public static final String SELECT =
            "r.id, r.customer, r.version, r.created, r.updated, r.deadline, r.closed, r.payload";

    public static final String INSERT =
            "INSERT INTO #request (tenant, id, customer, version, created, created_order, updated, updated_order,"
                    + " deadline, closed, payload) VALUES (?, ?, ?, ?, ?, @, ?, @, ?, ?, ?)";

    /** The last update and the deadline are left to touches. */
    public static final String CHANGE = "customer = ?, version = ?, created = ?, closed = ?, payload = ?";

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

    public static List<Object> change(StoredRequest request) {
        RequestTimes times = request.times();
        return List.of(request.customer(), request.version(), times.created(), times.closed(), request.payload());
    }
}
