package dev.caredesk.inmemory.table;

import dev.caredesk.AgentId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.inmemory.index.TimelineMap;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredDraft;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The open engagements of a tenant, by desk in the order of opening (D1). */
public final class DraftTable {

    /** An open engagement, and its place on the desk. */
    private record DraftRow(StoredDraft draft, TimelineKey opened) {}

    /** A customer on a desk, which only one engagement can have (D3). */
    public record CustomerOnDesk(AgentId desk, CustomerId customer) {}

    private final Map<EngagementId, DraftRow> rows = new HashMap<>();
    private final TimelineMap<AgentId, EngagementId> byDesk = new TimelineMap<>();
    private final Map<CustomerOnDesk, EngagementId> engagements = new HashMap<>();

    public Optional<StoredDraft> find(EngagementId id) {
        return Optional.ofNullable(rows.get(id)).map(DraftRow::draft);
    }

    public Optional<EngagementId> engagementOf(CustomerOnDesk place) {
        return Optional.ofNullable(engagements.get(place));
    }

    public boolean isOpen(AgentId desk, CustomerId customer) {
        return engagements.containsKey(new CustomerOnDesk(desk, customer));
    }

    public Collection<StoredDraft> of(AgentId desk) {
        return byDesk.of(desk).oldestFirst().stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    public void remove(EngagementId id) {
        Optional.ofNullable(rows.remove(id)).ifPresent(row -> {
            byDesk.remove(row.draft().desk(), row.opened());
            customerOnDesk(row.draft()).ifPresent(place -> engagements.remove(place, id));
        });
    }

    public void put(DraftWrite write, Payload document, Instant now, long order) {
        TimelineKey opened = Optional.ofNullable(rows.get(write.engagement()))
                .map(DraftRow::opened)
                .orElse(new TimelineKey(now, order));
        remove(write.engagement());
        StoredDraft draft = new StoredDraft(
                write.engagement(), write.desk(), write.customer(), opened.at(), write.revision(), document);
        rows.put(draft.engagement(), new DraftRow(draft, opened));
        byDesk.put(draft.desk(), opened, draft.engagement());
        customerOnDesk(draft).ifPresent(place -> engagements.put(place, draft.engagement()));
    }

    /** Replaces the document and its revision, and nothing else (D6). */
    public void save(StoredDraft stored, long revision, Payload document) {
        DraftRow row = rows.get(stored.engagement());
        if (row != null) {
            StoredDraft saved = new StoredDraft(
                    stored.engagement(), stored.desk(), stored.customer(), stored.opened(), revision, document);
            rows.put(stored.engagement(), new DraftRow(saved, row.opened()));
        }
    }

    private static Optional<CustomerOnDesk> customerOnDesk(StoredDraft draft) {
        return draft.customer().map(customer -> new CustomerOnDesk(draft.desk(), customer));
    }
}
