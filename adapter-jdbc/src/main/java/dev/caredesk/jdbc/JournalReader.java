package dev.caredesk.jdbc;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The reads of the journal. A position is the era of the database, a mark of the tenant, and the tenant's number of the commit order.
 * The era is drawn when the schema is made; a database that is restored from a dump needs a new one.
 */
final class JournalReader implements JournalReads {
    private final Database database;
    private final String era;

    JournalReader(Database database, String era) {
        this.database = database;
        this.era = era;
    }

    @Override
    public List<JournalRow> after(TenantId tenant, Optional<Position> after, int max) {
        return database.snapshot(sql -> {
            long from = after.isPresent() ? number(sql, tenant, after.get()) : 0;
            return sql.list(
                    "SELECT " + Columns.JOURNAL + " FROM #journal j WHERE j.tenant = ? AND j.commit_order > ?"
                            + " ORDER BY j.tenant, j.commit_order LIMIT ?",
                    row -> entry(row, tenant),
                    tenant,
                    from,
                    max);
        });
    }

    @Override
    public Optional<Position> latest(TenantId tenant) {
        return database.read(sql -> sql.first(
                "SELECT j.commit_order FROM #journal j WHERE j.tenant = ?"
                        + " ORDER BY j.tenant DESC, j.commit_order DESC LIMIT 1",
                row -> position(tenant, row.number()),
                tenant));
    }

    @Override
    public List<JournalRow> history(TenantId tenant, RecordId record, Version after, int max) {
        List<JournalRow> newestFirst = database.read(sql -> sql.list(
                "SELECT " + Columns.JOURNAL + " FROM #journal j WHERE j.tenant = ? AND j.record_type = ?"
                        + " AND j.record = ? AND j.version > ?"
                        + " ORDER BY j.tenant DESC, j.record_type DESC, j.record DESC, j.version DESC LIMIT ?",
                row -> entry(row, tenant),
                tenant,
                record.type(),
                record,
                after,
                max));
        List<JournalRow> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private JournalRow entry(Row row, TenantId tenant) throws SQLException {
        return Columns.journal(row, number -> position(tenant, number));
    }

    private Position position(TenantId tenant, long number) {
        return Position.of(start(tenant) + number);
    }

    private String start(TenantId tenant) {
        return era + "-" + Integer.toHexString(tenant.value().hashCode()) + "-";
    }

    /** A position of another journal, or one that is not there yet, would skip entries in silence. */
    private long number(Sql sql, TenantId tenant, Position position) throws SQLException {
        String start = start(tenant);
        String digits = position.value().startsWith(start) ? position.value().substring(start.length()) : "";
        if (!digits.matches("[0-9]{1,18}")) {
            throw unknown();
        }
        long number = Long.parseLong(digits);
        long last = sql.first("SELECT last_order FROM #tenant WHERE tenant = ?", Row::number, tenant)
                .orElse(0L);
        if (number > last) {
            throw unknown();
        }
        return number;
    }

    private static WrongCallException unknown() {
        return new WrongCallException("the journal has no such position");
    }
}
