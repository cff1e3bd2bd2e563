package dev.caredesk.inmemory;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
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
final class Requests {

    /**
     * A request.
     *
     * @param created its place in the journey
     * @param updated the place of its last update
     */
    record Row(StoredRequest record, Place created, Place updated) {}

    private record Deadline(Instant at, long order, RequestId request) {
        static final Comparator<Deadline> ORDER =
                Comparator.comparing(Deadline::at).thenComparingLong(Deadline::order);

        static Deadline of(Row row) {
            return new Deadline(
                    row.record().closesAt(), row.created().order(), row.record().id());
        }
    }

    private final Map<RequestId, Row> rows = new HashMap<>();
    private final Timelines<CustomerId, RequestId> unclosed = new Timelines<>();
    private final NavigableSet<Deadline> deadlines = new TreeSet<>(Deadline.ORDER);

    Optional<StoredRequest> find(RequestId id) {
        return row(id).map(Row::record);
    }

    Optional<Row> row(RequestId id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** Writes a request; an existing one keeps its last update and its deadline, which are left to touches. */
    void put(StoredRequest written, long order) {
        Optional<Row> before = row(written.id());
        Row after = before.map(row -> new Row(
                        timed(written, row.record().updated(), row.record().closesAt()), row.created(), row.updated()))
                .orElseGet(() ->
                        new Row(written, new Place(written.created(), order), new Place(written.updated(), order)));
        replace(before, after);
    }

    /** Sets the last update and the deadline. */
    void touch(Row row, Place updated, Instant closesAt) {
        replace(Optional.of(row), new Row(timed(row.record(), updated.at(), closesAt), row.created(), updated));
    }

    /** Not closed and not overdue, last updated first. */
    List<StoredRequest> open(CustomerId customer, Instant now, int most) {
        return unclosed.of(customer).newestFirst().stream()
                .map(rows::get)
                .map(Row::record)
                .filter(request -> request.isOpenAt(now))
                .limit(most)
                .toList();
    }

    /** Overdue and not closed, oldest deadline first. */
    List<StoredRequest> overdue(Instant now, int most) {
        return deadlines.stream()
                .takeWhile(deadline -> !deadline.at().isAfter(now))
                .limit(most)
                .map(deadline -> rows.get(deadline.request()))
                .map(Row::record)
                .toList();
    }

    private void replace(Optional<Row> before, Row after) {
        before.filter(row -> row.record().closed().isEmpty()).ifPresent(row -> {
            unclosed.remove(row.record().customer(), row.updated());
            deadlines.remove(Deadline.of(row));
        });
        rows.put(after.record().id(), after);
        if (after.record().closed().isEmpty()) {
            unclosed.put(
                    after.record().customer(), after.updated(), after.record().id());
            deadlines.add(Deadline.of(after));
        }
    }

    static StoredRequest timed(StoredRequest request, Instant updated, Instant closesAt) {
        return new StoredRequest(
                request.id(),
                request.customer(),
                request.version(),
                request.created(),
                updated,
                closesAt,
                request.closed(),
                request.payload());
    }
}
