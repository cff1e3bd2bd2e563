package dev.caredesk.inmemory.table;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.JournalTrim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The journal of a tenant. A position is the mark of the journal, a dash, and the number of its entry, from 1. */
public final class JournalTable {

    // At most nine digits, so that it fits; a journal in memory is never longer.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final String start;
    /** The entries that left the feed and are kept for the histories; they are older than the rows. */
    private final List<JournalRow> audit = new ArrayList<>();

    private final List<JournalRow> rows = new ArrayList<>();
    private int gone;
    private final Map<RecordId, TreeMap<Version, List<JournalRow>>> byRecord = new HashMap<>();

    /** An empty journal. By the mark positions of other journals are told. */
    JournalTable(String mark) {
        this.start = mark + "-";
    }

    public void add(ChangeSetId changeSet, Actor by, Instant at, JournalEntry entry) {
        Position position = Position.of(start + (last() + 1));
        JournalRow row = new JournalRow(position, changeSet, by, at, entry);
        rows.add(row);
        entry.version()
                .ifPresent(version -> byRecord.computeIfAbsent(entry.record(), record -> new TreeMap<>())
                        .computeIfAbsent(version, same -> new ArrayList<>(1))
                        .add(row));
    }

    public JournalPage after(Optional<Position> after, int max) {
        int number = after.map(this::number).orElse(gone);
        int from = Math.max(0, number - gone);
        List<JournalRow> page = rows.subList(from, from + Math.min(max, rows.size() - from));
        return new JournalPage(page, Optional.empty(), number < gone);
    }

    /** Takes the oldest entries out of the feed, or out of the histories too; says how many. */
    public int trim(JournalTrim trim, int limit) {
        int forgotten = trim.auditToo() ? countOld(audit, rows.size(), trim.stays(), limit) : 0;
        forget(audit.subList(0, forgotten));
        boolean older = trim.auditToo() && !audit.isEmpty();
        int leaving = older ? 0 : countOld(rows, 0, trim.stays(), limit - forgotten);
        List<JournalRow> oldest = rows.subList(0, leaving);
        gone += leaving;
        if (trim.auditToo()) {
            forget(oldest);
        } else {
            audit.addAll(oldest);
            oldest.clear();
        }
        return forgotten + leaving;
    }

    /** Counts the oldest entries that may go, where there are {@code newer} more behind these. */
    private static int countOld(List<JournalRow> entries, int newer, JournalTrim.Stays stays, int limit) {
        long old;
        if (stays instanceof JournalTrim.Since since) {
            old = since.countOld(
                    entries.stream().limit(limit).map(JournalRow::at).toList());
        } else {
            old = entries.size() + newer - ((JournalTrim.Newest) stays).count();
        }
        return (int) Math.max(0, Math.min(Math.min(limit, entries.size()), old));
    }

    private void forget(List<JournalRow> entries) {
        for (JournalRow row : entries) {
            row.entry().version().ifPresent(version -> forget(row.entry().record(), version));
        }
        entries.clear();
    }

    private void forget(RecordId record, Version version) {
        TreeMap<Version, List<JournalRow>> versions = byRecord.get(record);
        if (versions != null) {
            versions.remove(version);
            if (versions.isEmpty()) {
                byRecord.remove(record);
            }
        }
    }

    private int last() {
        return gone + rows.size();
    }

    public Optional<Position> latest() {
        return last() == 0 ? Optional.empty() : Optional.of(Position.of(start + last()));
    }

    /** The newest of the record's entries with a greater version, oldest first (N1). */
    public List<JournalRow> history(RecordId record, Optional<Version> after, int max) {
        NavigableMap<Version, List<JournalRow>> versions = byRecord.getOrDefault(record, new TreeMap<>());
        NavigableMap<Version, List<JournalRow>> later =
                after.map(version -> versions.tailMap(version, false)).orElse(versions);
        List<JournalRow> newestFirst = new ArrayList<>();
        for (List<JournalRow> entries : later.descendingMap().values()) {
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
        if (number < 1 || number > last()) {
            throw new WrongCallException("position must be one of this journal");
        }
        return number;
    }
}
