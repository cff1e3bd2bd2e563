package dev.caredesk.jdbc;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.event.Position;
import dev.caredesk.jdbc.Reads.Asked;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reads of the journal. A position is the mark of the database, one of the tenant, and the place of the entry. */
final class JournalReader implements JournalReads {
    private final Database database;
    private final String mark;

    JournalReader(Database database, String mark) {
        this.database = database;
        this.mark = mark;
    }

    @Override
    public JournalPage after(TenantId tenant, Optional<Position> after, int max) {
        Place from = after.map(position -> place(tenant, position)).orElse(Place.FIRST);
        return database.together(sql -> {
            Reads reads = new Reads(sql);
            Asked<Boolean> there = reads.ask(reaches(tenant, from));
            Asked<Place> trimmed = reads.ask(Trim.last(tenant));
            Asked<JournalRow> entries = reads.ask(behind(tenant, from, max));
            Optional<Asked<Place>> waiting =
                    database.dialect().unsettled().map(only -> reads.ask(newest(tenant, only)));
            reads.answer();
            boolean missing = trimmed.rows().stream().anyMatch(last -> from.compareTo(last) < 0);
            boolean atTrimmed = trimmed.rows().contains(from);
            if (after.isPresent() && there.rows().isEmpty() && !missing && !atTrimmed) {
                throw unknown();
            }
            return new JournalPage(
                    entries.rows(),
                    waiting.flatMap(asked -> asked.rows().stream().findFirst())
                            .filter(place -> place.compareTo(from) > 0)
                            .map(place -> position(tenant, place)),
                    after.isPresent() && missing);
        });
    }

    private Query<JournalRow> behind(TenantId tenant, Place from, int max) {
        return Query.of(
                "SELECT " + Columns.JOURNAL
                        + " FROM #journal j WHERE j.tenant = ? AND (j.era, j.txid, j.commit_order) > (?, ?, ?)"
                        + " AND " + database.dialect().settled()
                        + " ORDER BY j.tenant, j.era, j.txid, j.commit_order LIMIT ?",
                row -> entry(row, tenant),
                tenant,
                from.era(),
                from.txid(),
                from.order(),
                max);
    }

    /** Whether the journal goes as far. */
    private Query<Boolean> reaches(TenantId tenant, Place place) {
        return Query.of(
                "SELECT 1 FROM #journal j WHERE j.tenant = ? AND (j.era, j.txid, j.commit_order) >= (?, ?, ?) AND "
                        + database.dialect().settled() + " ORDER BY j.tenant, j.era, j.txid, j.commit_order LIMIT 1",
                row -> true,
                tenant,
                place.era(),
                place.txid(),
                place.order());
    }

    private static Query<Place> newest(TenantId tenant, String condition) {
        return Query.of(
                "SELECT j.era, j.txid, j.commit_order FROM #journal j WHERE j.tenant = ? AND " + condition
                        + " ORDER BY j.tenant DESC, j.era DESC, j.txid DESC, j.commit_order DESC LIMIT 1",
                Place::of,
                tenant);
    }

    @Override
    public Optional<Position> latest(TenantId tenant) {
        return database.together(sql -> {
            Reads reads = new Reads(sql);
            Asked<Place> newest = reads.ask(newest(tenant, database.dialect().settled()));
            Asked<Place> trimmed = reads.ask(Trim.last(tenant));
            reads.answer();
            return Stream.concat(newest.rows().stream(), trimmed.rows().stream())
                    .findFirst()
                    .map(place -> position(tenant, place));
        });
    }

    @Override
    public List<JournalRow> history(TenantId tenant, RecordId record, Version after, int max) {
        List<JournalRow> newestFirst = database.together(sql -> {
            Reads reads = new Reads(sql);
            Asked<JournalRow> journal = reads.ask(history("journal", tenant, record, after, max));
            Asked<JournalRow> audit = reads.ask(history("audit", tenant, record, after, max));
            reads.answer();
            return Stream.concat(journal.rows().stream(), audit.rows().stream())
                    .limit(max)
                    .toList();
        });
        List<JournalRow> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private Query<JournalRow> history(String table, TenantId tenant, RecordId record, Version after, int max) {
        return Query.of(
                "SELECT " + Columns.JOURNAL + " FROM #" + table + " j WHERE j.tenant = ? AND j.record_type = ?"
                        + " AND j.record = ? AND j.version > ?"
                        + " ORDER BY j.tenant DESC, j.record_type DESC, j.record DESC, j.version DESC LIMIT ?",
                row -> entry(row, tenant),
                tenant,
                record.type(),
                record,
                after,
                max);
    }

    private JournalRow entry(Row row, TenantId tenant) throws SQLException {
        return Columns.journal(row, place -> position(tenant, place));
    }

    private Position position(TenantId tenant, Place place) {
        return Position.of(start(tenant) + place.text());
    }

    private String start(TenantId tenant) {
        return mark + "-" + Integer.toHexString(tenant.value().hashCode()) + "-";
    }

    /** A position of another journal, or one that is not there yet, would skip entries in silence. */
    private Place place(TenantId tenant, Position position) {
        String start = start(tenant);
        String rest = position.value().startsWith(start) ? position.value().substring(start.length()) : "";
        return Place.parse(rest).orElseThrow(JournalReader::unknown);
    }

    private static WrongCallException unknown() {
        return new WrongCallException("the journal has no such position");
    }
}
