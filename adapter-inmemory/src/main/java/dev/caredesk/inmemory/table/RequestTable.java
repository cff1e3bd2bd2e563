package dev.caredesk.inmemory.table;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.inmemory.index.TimelineMap;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The requests of a tenant: those not closed by customer, and those with a deadline by it. */
public final class RequestTable {

    /**
     * A request.
     *
     * @param created its place in the journey
     * @param updated the place of its last update
     */
    public record RequestRow(StoredRequest record, TimelineKey created, TimelineKey updated) {}

    private record RequestDeadline(Instant at, long order, RequestId request) {
        static final Comparator<RequestDeadline> ORDER =
                Comparator.comparing(RequestDeadline::at).thenComparingLong(RequestDeadline::order);

        static RequestDeadline of(RequestRow row) {
            return new RequestDeadline(
                    row.record().times().deadline(),
                    row.created().order(),
                    row.record().id());
        }
    }

    private final Map<RequestId, RequestRow> rows = new HashMap<>();
    private final TimelineMap<CustomerId, RequestId> unclosed = new TimelineMap<>();
    private final NavigableSet<RequestDeadline> deadlines = new TreeSet<>(RequestDeadline.ORDER);

    public Optional<StoredRequest> find(RequestId id) {
        return row(id).map(RequestRow::record);
    }

    public Optional<RequestRow> row(RequestId id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** Writes a request; an existing one keeps its places. */
    void put(StoredRequest record, long order) {
        Optional<RequestRow> before = row(record.id());
        RequestTimes times = record.times();
        RequestRow after = before.map(row -> new RequestRow(record, row.created(), row.updated()))
                .orElseGet(() -> new RequestRow(
                        record, new TimelineKey(times.created(), order), new TimelineKey(times.updated(), order)));
        replace(before, after);
    }

    /** Sets the times after a touch, and the place of the last update. */
    public void touch(RequestRow row, RequestTimes times, TimelineKey updated) {
        replace(Optional.of(row), new RequestRow(row.record().timed(times), row.created(), updated));
    }

    /** Returns the customer's requests that are neither closed nor overdue, last updated first. */
    public List<StoredRequest> open(CustomerId customer, Instant now, int most) {
        return unclosed.of(customer).newestFirst().stream()
                .map(rows::get)
                .map(RequestRow::record)
                .filter(request -> request.isOpenAt(now))
                .limit(most)
                .toList();
    }

    /** Overdue and not closed, oldest deadline first. */
    public List<StoredRequest> overdue(Instant now, int most) {
        return deadlines.stream()
                .takeWhile(deadline -> !deadline.at().isAfter(now))
                .limit(most)
                .map(deadline -> rows.get(deadline.request()))
                .map(RequestRow::record)
                .toList();
    }

    private void replace(Optional<RequestRow> before, RequestRow after) {
        before.filter(row -> row.record().times().closed().isEmpty()).ifPresent(row -> {
            unclosed.remove(row.record().customer(), row.updated());
            deadlines.remove(RequestDeadline.of(row));
        });
        rows.put(after.record().id(), after);
        if (after.record().times().closed().isEmpty()) {
            unclosed.put(
                    after.record().customer(), after.updated(), after.record().id());
            deadlines.add(RequestDeadline.of(after));
        }
    }
}
