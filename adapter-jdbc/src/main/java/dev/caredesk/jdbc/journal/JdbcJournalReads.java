package dev.caredesk.jdbc.journal;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.event.Position;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.QueryBatch.QueryResult;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The batch of the journal. A position is the mark of the database, one of the tenant, and the place of the entry. */
public final class JdbcJournalReads implements JournalReads {
    private final Database database;
    private final String mark;

    public JdbcJournalReads(Database database, String mark) {
        this.database = database;
        this.mark = mark;
    }

    @Override
    public JournalPage after(TenantId tenant, Optional<Position> after, int max) {
        int most = Rows.checkedLimit(max);
        JournalKey from = after.map(position -> parse(tenant, position)).orElse(JournalKey.FIRST);
        return database.readSnapshot(sql -> {
            QueryBatch batch = new QueryBatch(sql);
            QueryResult<Boolean> there = batch.add(existsAtOrAfter(tenant, from));
            QueryResult<JournalKey> trimmed = batch.add(JournalTrimmer.lastTrimmed(tenant));
            QueryResult<JournalRow> entries = batch.add(entriesAfter(tenant, from, most));
            Optional<QueryResult<JournalKey>> waiting =
                    database.dialect().unsettledCondition().map(only -> batch.add(newestKey(tenant, only)));
            batch.run();
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

    private Query<JournalRow> entriesAfter(TenantId tenant, JournalKey from, int max) {
        return Query.of(
                "SELECT " + JournalColumns.ALL
                        + " FROM #journal j WHERE j.tenant = ? AND "
                        + database.dialect().journalKeyCondition(">") + " AND "
                        + database.dialect().settledCondition()
                        + " ORDER BY j.tenant, j.era, j.txid, j.commit_order LIMIT ?",
                row -> entry(row, tenant),
                tenant,
                from.era(),
                from.txid(),
                from.order(),
                max);
    }

    /** Finds out whether the journal has an entry at or after a key. */
    private Query<Boolean> existsAtOrAfter(TenantId tenant, JournalKey place) {
        return Query.of(
                "SELECT 1 FROM #journal j WHERE j.tenant = ? AND "
                        + database.dialect().journalKeyCondition(">=") + " AND "
                        + database.dialect().settledCondition()
                        + " ORDER BY j.tenant, j.era, j.txid, j.commit_order LIMIT 1",
                row -> true,
                tenant,
                place.era(),
                place.txid(),
                place.order());
    }

    private static Query<JournalKey> newestKey(TenantId tenant, String condition) {
        return Query.of(
                "SELECT j.era, j.txid, j.commit_order FROM #journal j WHERE j.tenant = ? AND " + condition
                        + " ORDER BY j.tenant DESC, j.era DESC, j.txid DESC, j.commit_order DESC LIMIT 1",
                JournalKey::of,
                tenant);
    }

    @Override
    public Optional<Position> latest(TenantId tenant) {
        return database.readSnapshot(sql -> {
            QueryBatch batch = new QueryBatch(sql);
            QueryResult<JournalKey> newest =
                    batch.add(newestKey(tenant, database.dialect().settledCondition()));
            QueryResult<JournalKey> trimmed = batch.add(JournalTrimmer.lastTrimmed(tenant));
            batch.run();
            return Stream.concat(newest.rows().stream(), trimmed.rows().stream())
                    .findFirst()
                    .map(place -> position(tenant, place));
        });
    }

    @Override
    public List<JournalRow> history(TenantId tenant, RecordId record, Optional<Version> after, int max) {
        int most = Rows.checkedLimit(max);
        long from = after.map(Version::number).orElse(0L);
        List<JournalRow> newestFirst = database.readSnapshot(sql -> {
            QueryBatch batch = new QueryBatch(sql);
            QueryResult<JournalRow> journal = batch.add(history("journal", tenant, record, from, most));
            QueryResult<JournalRow> audit = batch.add(history("audit", tenant, record, from, most));
            batch.run();
            return Stream.concat(journal.rows().stream(), audit.rows().stream())
                    .limit(most)
                    .toList();
        });
        List<JournalRow> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private Query<JournalRow> history(String table, TenantId tenant, RecordId record, long after, int max) {
        return Query.of(
                "SELECT " + JournalColumns.ALL + " FROM #" + table + " j WHERE j.tenant = ? AND j.record_type = ?"
                        + " AND j.record = ? AND j.version > ?"
                        + " ORDER BY j.tenant DESC, j.record_type DESC, j.record DESC, j.version DESC LIMIT ?",
                row -> entry(row, tenant),
                tenant,
                record.type(),
                record,
                after,
                max);
    }

    private JournalRow entry(ResultRow row, TenantId tenant) throws SQLException {
        return JournalColumns.read(row, place -> position(tenant, place));
    }

    private Position position(TenantId tenant, JournalKey place) {
        return Position.of(start(tenant) + place.text());
    }

    private String start(TenantId tenant) {
        return mark + "-" + Integer.toHexString(tenant.value().hashCode()) + "-";
    }

    /** A position of another journal, or one that is not there yet, would skip entries in silence. */
    private JournalKey parse(TenantId tenant, Position position) {
        String start = start(tenant);
        String rest = position.value().startsWith(start) ? position.value().substring(start.length()) : "";
        return JournalKey.parse(rest).orElseThrow(JdbcJournalReads::unknown);
    }

    private static WrongCallException unknown() {
        return new WrongCallException("position must be one of this journal");
    }
}
