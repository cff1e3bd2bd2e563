package dev.caredesk.inmemory.table;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.inmemory.index.MatchIndex;
import dev.caredesk.inmemory.index.SearchIndex;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.StoredCustomer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The customers of a tenant, with all by which they are found. */
public final class CustomerTable {

    /** A customer, and the place of its last write. */
    public record CustomerRow(StoredCustomer record, TimelineKey place) {}

    private final Map<CustomerId, CustomerRow> rows = new HashMap<>();
    private final MatchIndex matches = new MatchIndex();
    private final SearchIndex search = new SearchIndex();

    public MatchIndex matches() {
        return matches;
    }

    public SearchIndex search() {
        return search;
    }

    public Optional<StoredCustomer> find(CustomerId id) {
        return row(id).map(CustomerRow::record);
    }

    public Optional<CustomerRow> row(CustomerId id) {
        return Optional.ofNullable(rows.get(id));
    }

    public Collection<CustomerId> ids() {
        return rows.keySet();
    }

    void put(StoredCustomer record, long order) {
        CustomerRow before = rows.get(record.id());
        CustomerRow row = new CustomerRow(record, new TimelineKey(record.updated(), order));
        rows.put(record.id(), row);
        if (before != null) {
            matches.move(record.id(), before.place(), row.place());
        }
    }

    public void index(Index index) {
        row(index.customer()).ifPresent(row -> {
            matches.put(index.customer(), row.place(), index.keys());
            search.put(index.customer(), index.terms());
        });
    }
}
