package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads all that opens with a customer, and the customers that match. */
final class CustomerFiles {
    private final Sql sql;
    private final TenantId tenant;
    private final Journeys journeys;

    CustomerFiles(Sql sql, TenantId tenant, Journeys journeys) {
        this.sql = sql;
        this.tenant = tenant;
        this.journeys = journeys;
    }

    Optional<CustomerFile> file(CustomerId id, Instant now, int journeySize) throws SQLException {
        Optional<StoredCustomer> customer = sql.first(
                "SELECT " + Columns.CUSTOMER + " FROM #customer c WHERE c.tenant = ? AND c.id = ?",
                Columns::customer,
                tenant,
                id);
        return customer.isEmpty() ? Optional.empty() : Optional.of(file(customer.get(), now, journeySize));
    }

    private CustomerFile file(StoredCustomer customer, Instant now, int journeySize) throws SQLException {
        Rows<JourneyRow> journey = journeys.page(customer.id(), Optional.empty(), journeySize);
        Optional<JourneyRow> newest = newest(customer.id(), journey);
        return new CustomerFile(
                customer,
                openRequests(customer.id(), now),
                newest.flatMap(JourneyRow::activity),
                newest.flatMap(JourneyRow::request),
                journey);
    }

    /** The first page has the newest activity, unless it is full of requests that have none. */
    private Optional<JourneyRow> newest(CustomerId customer, Rows<JourneyRow> journey) throws SQLException {
        Optional<JourneyRow> shown = journey.items().stream()
                .filter(row -> row.activity().isPresent())
                .findFirst();
        return shown.isPresent() || journey.next().isEmpty() ? shown : journeys.newestActivity(customer);
    }

    private List<StoredRequest> openRequests(CustomerId customer, Instant now) throws SQLException {
        return sql.list(
                "SELECT " + Columns.REQUEST + " FROM #request r WHERE r.tenant = ? AND r.customer = ?"
                        + " AND r.open_until > ? ORDER BY r.updated DESC, r.updated_order DESC LIMIT ?",
                Columns::request,
                tenant,
                customer,
                now,
                CustomerFile.REQUESTS);
    }

    Match match(Set<MatchKey> keys, Instant now, int journeySize) throws SQLException {
        Map<CustomerId, Placed<StoredCustomer>> found = new HashMap<>();
        for (MatchKey key : keys) {
            having(key).forEach(one -> found.put(one.item().id(), one));
        }
        List<StoredCustomer> customers = found.values().stream()
                .sorted(Placed.NEWEST_FIRST)
                .limit(Match.MOST)
                .map(Placed::item)
                .toList();
        return new Match(
                customers,
                customers.size() == 1 ? Optional.of(file(customers.get(0), now, journeySize)) : Optional.empty());
    }

    /** One statement per key: together, H2 would go through all customers. Some only, of a key that very many share. */
    private List<Placed<StoredCustomer>> having(MatchKey key) throws SQLException {
        return sql.list(
                "SELECT c.updated, c.updated_order, " + Columns.CUSTOMER + " FROM (SELECT customer FROM #customer_key"
                        + " WHERE tenant = ? AND kind = ? AND text = ? ORDER BY customer LIMIT ?) k"
                        + " JOIN #customer c ON c.tenant = ? AND c.id = k.customer"
                        + " ORDER BY c.updated DESC, c.updated_order DESC LIMIT ?",
                row -> Placed.of(row, Columns::customer),
                tenant,
                key.kind(),
                key.value(),
                Match.SHARED,
                tenant,
                Match.MOST);
    }
}
