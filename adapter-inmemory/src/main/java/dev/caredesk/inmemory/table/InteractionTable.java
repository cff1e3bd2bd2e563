package dev.caredesk.inmemory.table;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.inmemory.index.Timeline;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.inmemory.index.TimelineMap;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The interactions of a tenant; those that wait by desk, those that were missed, and those that may be forgotten (D5, D8). */
public final class InteractionTable {

    /** An interaction, and the number of its creation in the commit order. */
    private record InteractionRow(StoredInteraction record, long order) {
        TimelineKey at(Instant at) {
            return new TimelineKey(at, order);
        }
    }

    private final Map<InteractionId, InteractionRow> rows = new HashMap<>();
    private final Timeline<InteractionId> waiting = new Timeline<>();
    private final Timeline<InteractionId> waitingEverywhere = new Timeline<>();
    private final TimelineMap<AgentId, InteractionId> waitingByDesk = new TimelineMap<>();
    private final Timeline<InteractionId> missed = new Timeline<>();
    private final Timeline<InteractionId> early = new Timeline<>();

    Optional<StoredInteraction> find(InteractionId id) {
        return Optional.ofNullable(rows.get(id)).map(InteractionRow::record);
    }

    /** Writes an interaction; an existing one keeps its number. */
    void put(StoredInteraction record, long order) {
        InteractionRow before = rows.get(record.id());
        if (before != null) {
            unindex(before);
        }
        InteractionRow after = new InteractionRow(record, before == null ? order : before.order());
        rows.put(record.id(), after);
        index(after);
    }

    /** Deletes the oldest that are early or missed since before an instant, and returns them. */
    List<InteractionId> forget(Instant before, int limit) {
        List<InteractionId> old = Stream.concat(old(missed, before, limit), old(early, before, limit))
                .sorted(Map.Entry.comparingByKey())
                .limit(limit)
                .map(Map.Entry::getValue)
                .toList();
        old.forEach(id -> Optional.ofNullable(rows.remove(id)).ifPresent(this::unindex));
        return old;
    }

    private static Stream<Map.Entry<TimelineKey, InteractionId>> old(
            Timeline<InteractionId> list, Instant before, int limit) {
        return list.entriesAfter(Optional.empty())
                .takeWhile(entry -> entry.getKey().at().isBefore(before))
                .limit(limit);
    }

    public Rows<StoredInteraction> missed(Optional<Cursor> from, int size) {
        return missed.newestFirst(from, size, this::record);
    }

    /** Returns a page of the offers that a desk shows, or of all. */
    public OfferRows offers(Optional<AgentId> desk, Optional<Cursor> from, int size) {
        Optional<TimelineKey> after = from.map(After::of).map(TimelineKey::of);
        List<Map.Entry<TimelineKey, InteractionId>> page = oldest(desk, after, size + 1);
        int counted = oldest(desk, Optional.empty(), OfferRows.MOST + 1).size();
        List<Map.Entry<TimelineKey, InteractionId>> shown = page.subList(0, Math.min(size, page.size()));
        return new OfferRows(
                shown.stream().map(entry -> record(entry.getValue())).toList(),
                Math.min(counted, OfferRows.MOST),
                counted > OfferRows.MOST,
                page.size() > size
                        ? Optional.of(shown.get(size - 1).getKey().after().cursor())
                        : Optional.empty());
    }

    private List<Map.Entry<TimelineKey, InteractionId>> oldest(
            Optional<AgentId> desk, Optional<TimelineKey> after, int most) {
        return lists(desk)
                .flatMap(list -> list.entriesAfter(after)
                        .filter(entry ->
                                desk.isEmpty() || record(entry.getValue()).isOfferedOn(desk.get()))
                        .limit(most))
                .sorted(Map.Entry.comparingByKey())
                .limit(most)
                .toList();
    }

    private Stream<Timeline<InteractionId>> lists(Optional<AgentId> desk) {
        return desk.map(agent -> Stream.of(waitingEverywhere, waitingByDesk.of(agent)))
                .orElseGet(() -> Stream.of(waiting));
    }

    private void index(InteractionRow row) {
        StoredInteraction record = row.record();
        switch (record.state()) {
            case EARLY -> early.put(row.at(record.began()), record.id());
            case OFFERED -> {
                TimelineKey place = row.at(record.began());
                waiting.put(place, record.id());
                if (record.desks().isEmpty()) {
                    waitingEverywhere.put(place, record.id());
                }
                record.desks().forEach(desk -> waitingByDesk.put(desk, place, record.id()));
            }
            case MISSED -> missed.put(row.at(record.ended().orElseThrow()), record.id());
            case TAKEN -> {}
        }
    }

    private void unindex(InteractionRow row) {
        TimelineKey began = row.at(row.record().began());
        early.remove(began);
        waiting.remove(began);
        waitingEverywhere.remove(began);
        row.record().desks().forEach(desk -> waitingByDesk.remove(desk, began));
        row.record().ended().ifPresent(ended -> missed.remove(row.at(ended)));
    }

    private StoredInteraction record(InteractionId id) {
        return find(id).orElseThrow();
    }
}
