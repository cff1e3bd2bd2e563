package dev.caredesk.inmemory;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.StoredCustomer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The customers of a tenant, with all by which they are found. */
final class Customers {

    /** A customer, and the place of its last write. */
    record Row(StoredCustomer record, Place place) {}

    private final Map<CustomerId, Row> rows = new HashMap<>();
    final MatchIndex matches = new MatchIndex();
    final SearchIndex search = new SearchIndex();

    Optional<StoredCustomer> find(CustomerId id) {
        return row(id).map(Row::record);
    }

    Optional<Row> row(CustomerId id) {
        return Optional.ofNullable(rows.get(id));
    }

    Collection<CustomerId> ids() {
        return rows.keySet();
    }

    void put(StoredCustomer written, long order) {
        Row before = rows.get(written.id());
        StoredCustomer record =
                before == null ? written : keepingLater(before.record().updated(), written);
        Row row = new Row(record, new Place(record.updated(), order));
        rows.put(record.id(), row);
        if (before != null) {
            matches.move(record.id(), before.place(), row.place());
        }
    }

    void index(Index index) {
        row(index.customer()).ifPresent(row -> {
            matches.put(index.customer(), row.place(), index.keys());
            search.put(index.customer(), index.terms());
        });
    }

    /** T1: the last update never goes back. */
    private static StoredCustomer keepingLater(Instant stored, StoredCustomer written) {
        if (!written.updated().isBefore(stored)) {
            return written;
        }
        return new StoredCustomer(written.id(), written.version(), written.created(), stored, written.payload());
    }
}
