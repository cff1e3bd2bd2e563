package dev.caredesk.inmemory;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The journal of a tenant. A position is the mark of the journal, a dash, and the number of its entry, from 1. */
final class Journal {

    // At most nine digits, so that it fits; a journal in memory is never longer.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final String start;
    private final List<JournalRow> rows = new ArrayList<>();
    private final Map<RecordId, TreeMap<Version, List<JournalRow>>> byRecord = new HashMap<>();

    /** An empty journal. By the mark positions of other journals are told. */
    Journal(String mark) {
        this.start = mark + "-";
    }

    void add(ChangeSetId changeSet, Actor by, Instant at, JournalEntry entry) {
        Position position = Position.of(start + (rows.size() + 1));
        JournalRow row = new JournalRow(position, changeSet, by, at, entry);
        rows.add(row);
        entry.version()
                .ifPresent(version -> byRecord.computeIfAbsent(entry.record(), record -> new TreeMap<>())
                        .computeIfAbsent(version, same -> new ArrayList<>(1))
                        .add(row));
    }

    List<JournalRow> after(Optional<Position> after, int max) {
        int from = after.map(this::number).orElse(0);
        return List.copyOf(rows.subList(from, from + Math.min(max, rows.size() - from)));
    }

    Optional<Position> latest() {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).position());
    }

    /** The newest of the record's entries with a greater version, oldest first (N1). */
    List<JournalRow> history(RecordId record, Version after, int max) {
        TreeMap<Version, List<JournalRow>> versions = byRecord.getOrDefault(record, new TreeMap<>());
        List<JournalRow> newestFirst = new ArrayList<>();
        for (List<JournalRow> entries :
                versions.tailMap(after, false).descendingMap().values()) {
            for (int i = entries.size() - 1; i >= 0 && newestFirst.size() < max; i--) {
                newestFirst.add(entries.get(i));
            }
            if (newestFirst.size() == max) {
                break;
            }
        }
        Collections.reverse(newestFirst);
        return List.copyOf(newestFirst);
    }

    private int number(Position position) {
        String digits = position.value().startsWith(start) ? position.value().substring(start.length()) : "";
        int number = NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
        if (number < 1 || number > rows.size()) {
            throw new WrongCallException("the journal has no such position");
        }
        return number;
    }
}
