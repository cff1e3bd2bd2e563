package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.Query.Value;
import dev.caredesk.jdbc.Reads.Asked;
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
        Reads reads = new Reads(sql);
        File file = new File(reads, Value.of(id), now, journeySize);
        reads.answer();
        return file.read();
    }

    /** A customer's file that was asked for. */
    private final class File {
        private final Asked<StoredCustomer> customer;
        private final Asked<StoredRequest> open;
        private final Journeys.Page journey;
        private final Asked<JourneyRow> newest;

        private File(Reads reads, Value id, Instant now, int journeySize) {
            customer = reads.ask(new Query<>(
                    "SELECT " + Columns.CUSTOMER + " FROM #customer c WHERE c.tenant = ? AND c.id = " + id.text(),
                    Query.parameters(tenant, id),
                    Columns::customer));
            open = reads.ask(openRequests(id, now));
            journey = journeys.page(reads, id, Optional.empty(), journeySize);
            newest = reads.ask(journeys.newestActivity(id));
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

    private Query<StoredRequest> openRequests(Value customer, Instant now) {
        return new Query<>(
                "SELECT " + Columns.REQUEST + " FROM #request r WHERE r.tenant = ? AND r.customer = " + customer.text()
                        + " AND r.open_until > ? ORDER BY r.updated DESC, r.updated_order DESC LIMIT ?",
                Query.parameters(tenant, customer, now, CustomerFile.REQUESTS),
                Columns::request);
    }

    /** With the file of the only customer that matches, in the same trip. */
    Match match(Set<MatchKey> keys, Instant now, int journeySize) throws SQLException {
        Reads reads = new Reads(sql);
        List<Asked<Placed<StoredCustomer>>> having =
                keys.stream().map(key -> reads.ask(having(key))).toList();
        Optional<File> file =
                keys.isEmpty() ? Optional.empty() : Optional.of(new File(reads, only(keys), now, journeySize));
        reads.answer();
        Map<CustomerId, Placed<StoredCustomer>> found = new HashMap<>();
        having.forEach(asked -> asked.rows().forEach(one -> found.put(one.item().id(), one)));
        List<StoredCustomer> customers = found.values().stream()
                .sorted(Placed.NEWEST_FIRST)
                .limit(Match.MOST)
                .map(Placed::item)
                .toList();
        return new Match(customers, customers.size() == 1 ? file.orElseThrow().read() : Optional.empty());
    }

    /** The customer that has any of the keys, if it is only one. */
    private Value only(Set<MatchKey> keys) {
        List<Object> parameters = new ArrayList<>();
        String each = keys.stream()
                .map(key -> {
                    parameters.addAll(List.of(tenant, key.kind(), key.value()));
                    return "(SELECT customer FROM #customer_key WHERE tenant = ? AND kind = ? AND text = ?"
                            + " ORDER BY customer LIMIT 2)";
                })
                .collect(Collectors.joining(" UNION "));
        return new Value("(SELECT CASE WHEN COUNT(*) = 1 THEN MIN(m.customer) END FROM (" + each + ") m)", parameters);
    }

    /** One query per key: together, H2 would go through all customers. Some only, of a key that very many share. */
    private Query<Placed<StoredCustomer>> having(MatchKey key) {
        return Query.of(
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
