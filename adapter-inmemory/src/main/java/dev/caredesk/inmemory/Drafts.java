package dev.caredesk.inmemory;

import dev.caredesk.AgentId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredDraft;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The open engagements of a tenant, by desk in the order of opening (D1). */
final class Drafts {

    /** An open engagement, and its place on the desk. */
    private record Row(StoredDraft draft, Place opened) {}

    /** A customer on a desk, which only one engagement can have (D3). */
    record Seat(AgentId desk, CustomerId customer) {}

    private final Map<EngagementId, Row> rows = new HashMap<>();
    private final Timelines<AgentId, EngagementId> byDesk = new Timelines<>();
    private final Map<Seat, EngagementId> seats = new HashMap<>();

    Optional<StoredDraft> find(EngagementId id) {
        return Optional.ofNullable(rows.get(id)).map(Row::draft);
    }

    Optional<EngagementId> at(Seat seat) {
        return Optional.ofNullable(seats.get(seat));
    }

    boolean isOpen(AgentId desk, CustomerId customer) {
        return seats.containsKey(new Seat(desk, customer));
    }

    Collection<StoredDraft> of(AgentId desk) {
        return byDesk.of(desk).oldestFirst().stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    void remove(EngagementId id) {
        Optional.ofNullable(rows.remove(id)).ifPresent(row -> {
            byDesk.remove(row.draft().desk(), row.opened());
            seat(row.draft()).ifPresent(seat -> seats.remove(seat, id));
        });
    }

    void put(DraftWrite write, Payload document, Instant now, long order) {
        Place opened = Optional.ofNullable(rows.get(write.engagement()))
                .map(Row::opened)
                .orElse(new Place(now, order));
        remove(write.engagement());
        StoredDraft draft = new StoredDraft(
                write.engagement(), write.desk(), write.customer(), opened.at(), write.revision(), document);
        rows.put(draft.engagement(), new Row(draft, opened));
        byDesk.put(draft.desk(), opened, draft.engagement());
        seat(draft).ifPresent(seat -> seats.put(seat, draft.engagement()));
    }

    /** Only the document and its revision change (D6). */
    void save(StoredDraft stored, long revision, Payload document) {
        Row row = rows.get(stored.engagement());
        if (row != null) {
            StoredDraft saved = new StoredDraft(
                    stored.engagement(), stored.desk(), stored.customer(), stored.opened(), revision, document);
            rows.put(stored.engagement(), new Row(saved, row.opened()));
        }
    }

    private static Optional<Seat> seat(StoredDraft draft) {
        return draft.customer().map(customer -> new Seat(draft.desk(), customer));
    }
}
