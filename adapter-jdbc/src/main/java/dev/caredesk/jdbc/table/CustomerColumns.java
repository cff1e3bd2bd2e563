package dev.caredesk.jdbc.table;

import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.RecordChange.CustomerChange;
import dev.caredesk.spi.storage.StoredCustomer;
import java.sql.SQLException;
import java.util.List;

/** The columns of a customer: read, inserted, changed. */
public final class CustomerColumns {
    public static final String SELECT = "c.id, c.version, c.created, c.updated, c.payload";

    public static final String INSERT =
            "INSERT INTO #customer (tenant, id, version, created, updated, updated_order, payload)"
                    + " VALUES (?, ?, ?, ?, ?, @, ?)";

    /** T1: the last update never goes back. */
    public static final String CHANGE = "version = ?, updated = GREATEST(updated, ?), updated_order = @, payload = ?";

    private CustomerColumns() {}

    public static StoredCustomer read(ResultRow row) throws SQLException {
        return new StoredCustomer(
                new CustomerId(row.text()), row.version(), row.instant(), row.instant(), row.payload());
    }

    public static List<Object> insert(TenantId tenant, StoredCustomer customer, long order) {
        return List.of(
                tenant,
                customer.id(),
                customer.version(),
                customer.created(),
                customer.updated(),
                order,
                customer.payload());
    }

    public static List<Object> change(CustomerChange change, long order) {
        return List.of(change.version(), change.updated(), order, change.payload());
    }
}
