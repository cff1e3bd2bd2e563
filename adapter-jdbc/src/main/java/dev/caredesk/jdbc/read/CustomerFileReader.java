package dev.caredesk.jdbc.read;

import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.Query.QueryValue;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.QueryBatch.QueryResult;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.table.CustomerColumns;
import dev.caredesk.jdbc.table.RequestColumns;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads all that opens with a customer, and the customers that match. */
final class CustomerFileReader {
    private final SqlSession sql;
    private final TenantId tenant;
    private final JourneyReader journeys;

    CustomerFileReader(SqlSession sql, TenantId tenant, JourneyReader journeys) {
        this.sql = sql;
        this.tenant = tenant;
        this.journeys = journeys;
    }

    Optional<CustomerFile> file(CustomerId id, Instant now, int journeySize) throws SQLException {
        QueryBatch batch = new QueryBatch(sql);
        CustomerFileQueries file = new CustomerFileQueries(batch, QueryValue.of(id), now, journeySize);
        batch.run();
        return file.read();
    }

    /** A customer's file that was asked for. */
    private final class CustomerFileQueries {
        private final QueryResult<StoredCustomer> customer;
        private final QueryResult<StoredRequest> open;
        private final JourneyReader.JourneyQueries journey;
        private final QueryResult<JourneyRow> newest;

        private CustomerFileQueries(QueryBatch batch, QueryValue id, Instant now, int journeySize) {
            customer = batch.add(new Query<>(
                    "SELECT " + CustomerColumns.SELECT + " FROM #customer c WHERE c.tenant = ? AND c.id = " + id.text(),
                    Query.parameters(tenant, id),
                    CustomerColumns::read));
            open = batch.add(openRequests(id, now));
            journey = journeys.page(batch, id, Optional.empty(), journeySize);
            newest = batch.add(journeys.newestActivity(id));
        }

        private Optional<CustomerFile> read() throws SQLException {
            if (customer.rows().isEmpty()) {
                return Optional.empty();
            }
            Rows<JourneyRow> first = journey.rows();
            Optional<JourneyRow> last = newest.rows().stream().findFirst();
            return Optional.of(new CustomerFile(
                    customer.rows().get(0),
                    open.rows(),
                    last.flatMap(JourneyRow::activity),
                    last.flatMap(JourneyRow::request),
                    first));
        }
    }

    private Query<StoredRequest> openRequests(QueryValue customer, Instant now) {
        return new Query<>(
                "SELECT " + RequestColumns.SELECT + " FROM #request r WHERE r.tenant = ? AND r.customer = "
                        + customer.text()
                        + " AND r.open_deadline > ? ORDER BY r.updated DESC, r.updated_order DESC LIMIT ?",
                Query.parameters(tenant, customer, now, CustomerFile.REQUESTS),
                RequestColumns::read);
    }

    /** Finds the customers that have one of the keys, with the file of the only one, in the same round trip. */
    Match match(Set<MatchKey> keys, Instant now, int journeySize) throws SQLException {
        QueryBatch batch = new QueryBatch(sql);
        List<QueryResult<PageItem<StoredCustomer>>> matches =
                keys.stream().map(key -> batch.add(customersWithKey(key))).toList();
        Optional<CustomerFileQueries> file = keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new CustomerFileQueries(batch, onlyCustomerWith(keys), now, journeySize));
        batch.run();
        Map<CustomerId, PageItem<StoredCustomer>> found = new HashMap<>();
        matches.forEach(
                asked -> asked.rows().forEach(one -> found.put(one.item().id(), one)));
        List<StoredCustomer> customers = found.values().stream()
                .sorted(PageItem.NEWEST_FIRST)
                .limit(Match.MOST)
                .map(PageItem::item)
                .toList();
        return new Match(customers, customers.size() == 1 ? file.orElseThrow().read() : Optional.empty());
    }

    /** The customer that has any of the keys, if it is only one; else an id that none has: for NULL, H2 reads all that have none. */
    private QueryValue onlyCustomerWith(Set<MatchKey> keys) {
        List<Object> parameters = new ArrayList<>();
        String each = keys.stream()
                .map(key -> {
                    parameters.addAll(List.of(tenant, key.kind(), key.value()));
                    return "(SELECT customer FROM #customer_key WHERE tenant = ? AND kind = ? AND text = ?"
                            + " ORDER BY tenant, kind, text, customer LIMIT 2)";
                })
                .collect(Collectors.joining(" UNION "));
        return new QueryValue(
                "(SELECT CASE WHEN COUNT(*) = 1 THEN MIN(m.customer) ELSE '' END FROM (" + each + ") m)", parameters);
    }

    /** One query per key: together, H2 would go through all customers. Some only, of a key that very many share. */
    private Query<PageItem<StoredCustomer>> customersWithKey(MatchKey key) {
        return Query.of(
                "SELECT c.updated, c.updated_order, " + CustomerColumns.SELECT
                        + " FROM (SELECT customer FROM #customer_key"
                        + " WHERE tenant = ? AND kind = ? AND text = ? ORDER BY tenant, kind, text, customer LIMIT ?) k"
                        + " JOIN #customer c ON c.tenant = ? AND c.id = k.customer"
                        + " ORDER BY c.updated DESC, c.updated_order DESC LIMIT ?",
                row -> PageItem.of(row, CustomerColumns::read),
                tenant,
                key.kind(),
                key.value(),
                Match.SHARED,
                tenant,
                Match.MOST);
    }
}
